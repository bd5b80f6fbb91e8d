/** What went wrong, from a status, the words of an error body, or the error of a socket. */
import { isObject, parseJson } from '../../core/json.ts';
import { CallError, type CallErrorKind } from '../call-error.ts';

export interface Failure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Looked at for the marks below and not kept: servers quote what they were sent. */
  readonly body: string;
}

// Anthropic: "prompt is too long"; OpenAI and vLLM: context_length_exceeded, "maximum context length"; llama.cpp:
// exceed_context_size_error; Google: "exceeds the maximum number of tokens allowed".
const TOO_LONG =
  /prompt is too long|context_length_exceeded|maximum context length|exceed_context_size|exceeds? the (?:available )?context|exceeds the maximum number of tokens|input is too long|too many (?:input )?tokens/iu;
const NO_CREDIT = /insufficient_quota|credit balance is too low|billing_hard_limit/iu;
const REFUSED_CONTENT = /content_policy_violation|content_filter|ResponsibleAIPolicyViolation|PROHIBITED_CONTENT/u;
/** Google's, under status 400. */
const KEY_UNKNOWN = /"API_KEY_INVALID"/u;
/** Google's, which sends no header; seconds. */
const DELAY = /"retryDelay":\s*"(\d{1,9}(?:\.\d{1,9})?)s"/u;

/** Whether a server answered with an error where others answer with a refusal. */
export function isRefusal({ status, body }: Failure): boolean {
  return status === 400 && REFUSED_CONTENT.test(body);
}

/** @param now milliseconds since the epoch */
export function httpError(failure: Failure, now: number): CallError {
  const { headers, body } = failure;
  const status = failure.status < 400 ? (statusWithin(body) ?? failure.status) : failure.status;
  return new CallError(kindOf({ status, headers, body }), {
    status,
    retryAfter: retryAfter(headers, now) ?? delayWithin(body),
  });
}

function kindOf({ status, headers, body }: Failure): CallErrorKind {
  // A web page, or a reply of another format, under a status that says that all is well.
  if (status < 400 || isPage(headers, body)) return status >= 500 ? 'server' : 'not-an-api';
  if (status === 413 || ((status === 400 || status === 422) && TOO_LONG.test(body))) return 'too-long';
  if (status === 402 || (status < 500 && NO_CREDIT.test(body))) return 'quota-exhausted';
  if (status === 401 || status === 403 || (status === 400 && KEY_UNKNOWN.test(body))) return 'key-refused';
  if (status === 404) return isError(body) ? 'model-unknown' : 'not-an-api';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate-limited';
  if (status === 503 || status === 529) return 'overloaded';
  return status >= 500 ? 'server' : 'rejected';
}

function isPage(headers: Readonly<Record<string, string>>, body: string): boolean {
  return /text\/html/iu.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype|html)/iu.test(body);
}

/** Whether a model server says what it lacks; where the path is wrong, whatever listens there says something else. */
function isError(body: string): boolean {
  const value = parseJson(body);
  return isObject(value) && ('error' in value || 'message' in value);
}

/** Gateways answer with status 200 before they know, and say in the body what became of it. */
function statusWithin(body: string): number | null {
  const value = parseJson(body);
  const error = isObject(value) && isObject(value['error']) ? value['error'] : {};
  const code = Number(error['code'] ?? Number.NaN);
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : null;
}

function delayWithin(body: string): number | null {
  const seconds = DELAY.exec(body)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

const NUMBER = /^\s*\d{1,12}(?:\.\d{1,12})?\s*$/u;

/** Milliseconds; the header holds seconds or a date, `retry-after-ms` milliseconds. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const precise = headers['retry-after-ms'] ?? '';
  if (NUMBER.test(precise)) return Number(precise);
  const written = headers['retry-after'] ?? '';
  if (NUMBER.test(written)) return Number(written) * 1000;
  const wait = Date.parse(written) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

/** Errors of sockets, by code. What is not listed broke on the way. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export function networkError(error: unknown): CallError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CallError) return cause;
    const members = cause instanceof AggregateError ? cause.errors : [cause];
    const codes = members.map((member: { code?: unknown }) => String(member.code));
    if (codes.some((code) => UNREACHABLE.has(code))) return new CallError('unreachable');
    // What `fetch` says of a redirect that it was told not to follow.
    if (/unexpected redirect/iu.test(cause.message)) return new CallError('not-an-api');
  }
  return new CallError('connection');
}
