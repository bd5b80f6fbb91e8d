/** Lines of a file, plain or gzipped, in constant memory. Split at `\n` alone: chats hold U+2028 and U+0085. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../core/errors.ts';
import type { RejectReason } from './format.ts';

/** A longer line is skipped without being held. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; null where it cannot be read, for `problem`. */
  readonly text: string | null;
  readonly problem?: RejectReason;
  /** Whether it begins as a JSON array does, known of lines that are too long as well. */
  readonly opensArray: boolean;
}

const NEWLINE = 0x0a;
const OPENS_ARRAY = /^\s*\[/u;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** `position` says which file of how many, for errors: names of files found in folders may be private. */
export async function* linesOf(path: string, position: string, signal: AbortSignal): AsyncGenerator<Line> {
  let number = 0;
  let pending = new LineBuffer();
  const finish = (): Line => {
    const line = toLine(pending, ++number);
    pending = new LineBuffer();
    return line;
  };
  try {
    for await (const chunk of chunksOf(path, signal)) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        pending.add(chunk.subarray(start, end));
        yield finish();
        start = end + 1;
      }
      pending.add(chunk.subarray(start));
      // A short file is read whole before anyone is told to stop.
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (!isDamagedGzip(cause)) throw unreadable(position, cause);
    yield { number: number + 1, text: null, problem: 'gzip-damaged', opensArray: false };
    return;
  }
  if (pending.bytes > 0) yield finish();
}

class LineBuffer {
  readonly parts: Uint8Array[] = [];
  bytes = 0;
  /** What is left of a line that is too long. */
  start = '';

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.bytes += part.length;
    this.parts.push(part);
    if (this.bytes <= MAX_LINE_BYTES) return;
    this.start ||= Buffer.from((this.parts[0] as Uint8Array).subarray(0, 64)).toString('utf8');
    this.parts.length = 0;
  }
}

function toLine({ parts, bytes, start }: LineBuffer, number: number): Line {
  if (bytes > MAX_LINE_BYTES) {
    return { number, text: null, problem: 'line-too-long', opensArray: OPENS_ARRAY.test(start) };
  }
  try {
    const text = decoder.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts));
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text, opensArray: OPENS_ARRAY.test(text) };
  } catch {
    return { number, text: null, problem: 'invalid-utf8', opensArray: false };
  }
}

async function* chunksOf(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { signal });
  if (!/\.gz$/iu.test(path)) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error));
  file.pipe(unzipped);
  try {
    yield* unzipped as AsyncIterable<Buffer>;
  } finally {
    file.destroy();
  }
}

/** Truncated or otherwise broken compression: what came before it is used. */
function isDamagedGzip(cause: unknown): boolean {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

export function unreadable(position: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError({
    code: 'INPUT_UNREADABLE',
    message: `The input cannot be read (${position}: ${reason}).`,
    hint: 'Check that the file exists and that you may read it.',
    exitCode: 2,
  });
}
