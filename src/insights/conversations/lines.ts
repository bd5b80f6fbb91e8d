/** Lines of a file, plain or packed, in constant memory. Split at `\n` alone: chats hold U+2028 and U+0085. */
import { isAscii, isUtf8 } from 'node:buffer';
import { chunksOf, damageOf, unreadable } from './bytes.ts';
import type { RejectReason } from './format.ts';

/** A longer line is skipped without being held. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** A row as it stands in a file: a line, or a value of a JSON document. */
export interface Line {
  /** From 1; of values of a document, which of them. */
  readonly number: number;
  /** Without its end; null where it cannot be read, for `problem`, or is no text, but `row`. */
  readonly text: string | null;
  /** The row itself, where it is not written as text. */
  readonly row?: unknown;
  readonly problem?: RejectReason;
}

/** Takes bytes as they come, which will be others when the next come, and gives what is whole. */
export interface Splitter {
  push(chunk: Uint8Array): Line[];
  /** What is left when there are no more. */
  end(): Line[];
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Of the order of bytes. */
const MARK = 0xfeff;
/** What stands in a text for bytes that are no UTF-8, and may stand there by itself. */
const REPLACEMENT = '\uFFFD';

export function linesOf(path: string, position: string, signal: AbortSignal): AsyncGenerator<readonly Line[]> {
  return splitRows(chunksOf(path, signal), new LineSplitter(), { position, signal });
}

export interface SplitOptions {
  /** Which file of how many, for errors: names of files found in folders may be private. */
  readonly position: string;
  readonly signal: AbortSignal;
  /** Whether the bytes are a member of an archive. */
  readonly inZip?: boolean;
}

/** Every row of the bytes, those together that come together; damage ends them as a last row that cannot be read. */
export async function* splitRows(
  chunks: AsyncIterable<Uint8Array>,
  splitter: Splitter,
  { position, signal, inZip = false }: SplitOptions,
): AsyncGenerator<readonly Line[]> {
  let number = 0;
  try {
    for await (const chunk of chunks) {
      const rows = splitter.push(chunk);
      number = rows.at(-1)?.number ?? number;
      yield rows;
      // A short file is read whole before anyone is told to stop.
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    const problem = damageOf(cause, inZip);
    if (problem === null) throw unreadable(position, cause);
    yield [{ number: number + 1, text: null, problem }];
    return;
  }
  yield splitter.end();
}

export class LineSplitter implements Splitter {
  private number = 0;
  private pending = new PendingRow(MAX_LINE_BYTES);

  /** Whether bytes are ASCII, as most are, is looked at for all lines of the chunk together. */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const isPlain = isAscii(bytes);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      if (this.pending.bytes === 0 && end - start <= MAX_LINE_BYTES) {
        lines.push(lineOf(++this.number, bytes, start, end, isPlain));
      } else {
        this.pending.add(bytes.subarray(start, end));
        lines.push(this.finish());
      }
      start = end + 1;
    }
    this.pending.keep(bytes.subarray(start));
    return lines;
  }

  end(): Line[] {
    return this.pending.bytes > 0 ? [this.finish()] : [];
  }

  private finish(): Line {
    const line = this.pending.toLine(++this.number);
    this.pending = new PendingRow(MAX_LINE_BYTES);
    return line;
  }
}

/** The line that stands there, without a byte order mark and the return before its line feed. */
function lineOf(number: number, bytes: Buffer, start: number, end: number, isPlain: boolean): Line {
  const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
  if (isPlain) return { number, text: bytes.toString('latin1', start, last) };
  const text = bytes.toString('utf8', start, last);
  if (text.includes(REPLACEMENT) && !isUtf8(bytes.subarray(start, last))) {
    return { number, text: null, problem: 'invalid-utf8' };
  }
  return { number, text: text.charCodeAt(0) === MARK ? text.slice(1) : text };
}

/** The bytes of a row that is not whole yet; of one that is too long only their number. */
export class PendingRow {
  bytes = 0;
  private readonly parts: Uint8Array[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.bytes += part.length;
    if (this.bytes <= this.most) this.parts.push(part);
    else this.parts.length = 0;
  }

  /** The same of bytes that will be others when more come. */
  keep(part: Uint8Array): void {
    this.add(this.bytes + part.length > this.most ? part : Buffer.from(part));
  }

  toLine(number: number): Line {
    if (this.bytes > this.most) return { number, text: null, problem: 'line-too-long' };
    const [first = Buffer.alloc(0), ...others] = this.parts;
    const bytes = others.length === 0 ? first : Buffer.concat(this.parts);
    return lineOf(number, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, false);
  }
}
