/** Calls through the packages of vendors, with the patience and the errors of live models. */
import { CallError } from '../call-error.ts';
import { httpError, networkError } from '../live/error-kinds.ts';
import type { LiveOptions } from '../live/from-provider.ts';
import { LONGEST_REPLY, safeFetch } from '../live/safe-fetch.ts';
import { withPatience } from '../patience.ts';

/** Bytes a millisecond: a line that is slower does not count as one. */
const SLOWEST_UPLOAD = 50;
/** Bytes of an error that are looked at. */
const LONGEST_ERROR = 100_000;

/** What every client of a vendor is made with: the one place for retries, patience and words is outside of it. */
export const quiet = {
  maxRetries: 0,
  // As long as a timer can be: `vendorCall` gives up before.
  timeout: 2 ** 31 - 1,
  logLevel: 'off',
} as const;

/**
 * Both packages add headers that the environment names (`OPENAI_CUSTOM_HEADERS`) to every request, over the key if they
 * will, and no option keeps them from it.
 */
export function withoutCustomHeaders<Client extends object>(client: Client): Client {
  const options = Reflect.get(client, '_options') as { defaultHeaders?: unknown };
  options.defaultHeaders = {};
  return client;
}

/**
 * Answers that are errors become errors here, before a package makes one that quotes what it was sent.
 *
 * @param longest bytes of an answer that is none
 */
export function vendorFetch(
  { fetch, clock }: Pick<LiveOptions, 'fetch' | 'clock'>,
  longest = LONGEST_REPLY,
): typeof globalThis.fetch & { readonly Response: typeof Response } {
  const safe = safeFetch(fetch, longest);
  const careful: typeof globalThis.fetch = async (input, init) => {
    const response = await safe(input, init).catch((error) => {
      throw init?.signal?.aborted ? error : networkError(error);
    });
    if (response.ok) return response;
    const { status, headers } = response;
    throw httpError({ status, headers: Object.fromEntries(headers), body: await beginningOf(response) }, clock.now());
  };
  // Where it is missing, the package of OpenAI fetches something to find out.
  return Object.assign(careful, { Response });
}

async function beginningOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let read = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    read += part.byteLength;
    if (read > LONGEST_ERROR) break;
  }
  return Buffer.concat(parts).toString('utf8');
}

/** @param bytes that are sent, which take their time. @throws CallError, or the signal's reason */
export async function vendorCall<Answer>(
  timeout: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<Answer>,
  bytes = 0,
): Promise<Answer> {
  signal.throwIfAborted();
  return withPatience(timeout + bytes / SLOWEST_UPLOAD, signal, async (until) => {
    try {
      return await call(until);
    } catch (error) {
      throw vendorError(error);
    }
  });
}

/** What the errors of packages are here. Theirs are left behind: they quote. */
export function vendorError(error: unknown): CallError {
  // The answer says that all is well and cannot be read.
  if (error instanceof SyntaxError) return new CallError('not-an-api', { status: 200 });
  // The packages take any error that names time for one of theirs, and leave out what it was.
  if (error instanceof Error && /timed out/iu.test(error.message)) return new CallError('timeout');
  return networkError(error);
}
