/** A file of known size over HTTP, held in memory until it is whole. */
export interface DownloadOptions {
  /** What it has to come to; a longer one is not read on. */
  readonly bytes: number;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly onBytes: (done: number) => void;
  /** @param why a sentence */
  readonly failed: (why: string, cause?: unknown) => Error;
}

/** Redirects are followed, as registries answer with them; what comes is known by its hash, not by its place. */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array> {
  const { bytes, fetch, signal, onBytes, failed } = options;
  const { host } = new URL(url);
  const { body, status } = await fetch(url, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw failed(`${host} does not answer.`, cause);
  });
  if (status !== 200 || body === null) {
    await body?.cancel();
    throw failed(`${host} answered with status ${status}.`);
  }
  const content = new Uint8Array(bytes);
  let done = 0;
  const add = (part: Uint8Array): void => {
    if (done + part.length > bytes) throw failed(`${host} sent more than the ${bytes} bytes that it is.`);
    content.set(part, done);
    done += part.length;
    onBytes(done);
  };
  await readAll(body, add, (cause) => {
    signal.throwIfAborted();
    return failed(`The connection to ${host} broke after ${done} of ${bytes} bytes.`, cause);
  });
  if (done < bytes) throw failed(`${host} sent ${done} of ${bytes} bytes.`);
  return content;
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  add: (part: Uint8Array) => void,
  broken: (cause: unknown) => Error,
): Promise<void> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw broken(cause);
    });
    if (done) return;
    try {
      add(value);
    } catch (error) {
      await reader.cancel();
      throw error;
    }
  }
}
