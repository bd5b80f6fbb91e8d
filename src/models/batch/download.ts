/** Files of results, line by line: they can be larger than memory. */
import { CallError } from '../call-error.ts';
import { LONGEST_REPLY } from '../live/safe-fetch.ts';
import { vendorError } from './vendor-call.ts';

export interface Download {
  /** Milliseconds without a byte after which the connection counts as lost. */
  readonly timeout: number;
  /** Lines after which whatever sends them is no vendor. */
  readonly mostLines: number;
  readonly signal: AbortSignal;
  readonly open: (signal: AbortSignal) => Promise<Response>;
}

/** Lines that are not empty and no longer than a reply can be. @throws CallError, or the signal's reason */
export async function* linesOf({ timeout, mostLines, signal, open }: Download): AsyncGenerator<string> {
  signal.throwIfAborted();
  const silence = new AbortController();
  const listen = () => setTimeout(() => silence.abort(), timeout);
  let timer = listen();
  let lines = 0;
  const cut = lineCutter(LONGEST_REPLY);
  try {
    const { body } = await open(AbortSignal.any([signal, silence.signal]));
    for await (const bytes of body ?? []) {
      // Who reads may take as long as they like.
      clearTimeout(timer);
      for (const line of cut(bytes)) {
        if (++lines > mostLines) throw new CallError('not-an-api', { status: 200 });
        yield line;
      }
      timer = listen();
    }
    yield* cut(null);
  } catch (error) {
    signal.throwIfAborted();
    throw silence.signal.aborted ? new CallError('timeout') : vendorError(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Takes bytes, and null at the end; gives the lines that ended. One that is too long is passed over and never held. */
export function lineCutter(longest: number): (bytes: Uint8Array | null) => Generator<string> {
  const decoder = new TextDecoder();
  let line = '';
  let tooLong = false;
  return function* (bytes) {
    const text = bytes === null ? `${decoder.decode()}\n` : decoder.decode(bytes, { stream: true });
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        if (line.trim() !== '') yield line;
        line = '';
        tooLong = false;
      }
      tooLong ||= line.length + part.length > longest;
      line = tooLong ? '' : line + part;
    }
  };
}
