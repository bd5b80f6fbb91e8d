/** Fetching from a model server: never elsewhere than where it was sent, and never more than fits. */
import { CallError } from '../call-error.ts';

/** Bytes of a reply that are read. A longer one is none of a model. */
export const LONGEST_REPLY = 8_000_000;

/** Follows no redirect (text would leave for a place that nobody allowed) and breaks off a body that is too long. */
export function safeFetch(fetch: typeof globalThis.fetch, longest = LONGEST_REPLY): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    const length = Number(response.headers.get('content-length') ?? Number.NaN);
    if (length > longest) {
      await response.body?.cancel();
      throw new CallError('not-an-api', { status: response.status });
    }
    const isExact = length >= 0 && response.headers.get('content-encoding') === null;
    if (isExact || response.body === null) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted(longest, status)), { status, statusText, headers });
  };
}

function counted(longest: number, status: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      read += chunk.byteLength;
      if (read > longest) controller.error(new CallError('not-an-api', { status }));
      else controller.enqueue(chunk);
    },
  });
}
