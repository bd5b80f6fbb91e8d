/** Whatever the provider packages throw, as one kind of error, or as the HTTP failure behind it. */
import {
  AISDKError,
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  TypeValidationError,
} from '@ai-sdk/provider';
import { CallError } from '../call-error.ts';
import { type Failure, networkError } from './error-kinds.ts';

/** What a server answered; or, where it answered nothing that was read to its end, why. */
export function failureOf(error: unknown): Failure | CallError {
  if (APICallError.isInstance(error)) return answered(error) ?? networkError(error);
  const unreadable = [EmptyResponseBodyError, InvalidResponseDataError, JSONParseError, TypeValidationError];
  if (unreadable.some((kind) => kind.isInstance(error))) return { status: 200, headers: {}, body: '' };
  // The packages' own, about a request that they will not send.
  return AISDKError.isInstance(error) ? new CallError('rejected') : networkError(error);
}

function answered({ statusCode, responseHeaders, responseBody }: APICallError): Failure | null {
  // They give a connection that breaks within a reply the status of that reply, and no body.
  if (statusCode === undefined || (statusCode < 400 && responseBody === undefined)) return null;
  return { status: statusCode, headers: responseHeaders ?? {}, body: responseBody ?? '' };
}
