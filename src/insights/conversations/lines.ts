/** Lines of a file, plain or packed, in constant memory. Split at `\n` alone: chats hold U+2028 and U+0085. */
import { isAscii, isUtf8 } from 'node:buffer';
import { chunksOf, damageOf, unreadable } from './bytes.ts';
import type { RejectReason } from './format.ts';

/** A longer line is skipped without being held. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Bytes of lines that are made a text together: more would not stay in the processor's caches until they are parsed. */
const PIECE_BYTES = 64 * 1024;

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

  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let start = this.endPending(bytes, lines);
    while (start < bytes.length) {
      const end = endOfLines(bytes, start);
      if (end < 0) break;
      if (end - start <= PIECE_BYTES) this.addLines(bytes.subarray(start, end), lines);
      else this.addLine(bytes.subarray(start, end), lines);
      start = end + 1;
    }
    this.pending.keep(bytes.subarray(start));
    return lines;
  }

  /** Ends the line that began in an earlier chunk; where the next one begins. */
  private endPending(bytes: Buffer, lines: Line[]): number {
    if (this.pending.bytes === 0) return 0;
    const end = bytes.indexOf(NEWLINE);
    if (end < 0) return 0;
    this.addLine(bytes.subarray(0, end), lines);
    return end + 1;
  }

  private addLine(bytes: Buffer, lines: Line[]): void {
    this.pending.add(bytes);
    lines.push(this.finish());
  }

  /** One text is made of all of them, and they are parts of it, which costs less than a text of each. */
  private addLines(bytes: Buffer, lines: Line[]): void {
    const text = isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
    if (text.includes(REPLACEMENT)) {
      this.addStrictly(bytes, lines);
      return;
    }
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push({ number: ++this.number, text: lineIn(text, start, end) });
      start = end + 1;
    }
    lines.push({ number: ++this.number, text: lineIn(text, start, text.length) });
  }

  private addStrictly(bytes: Buffer, lines: Line[]): void {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      lines.push(lineOf(++this.number, bytes.subarray(start, end)));
      start = end + 1;
    }
    lines.push(lineOf(++this.number, bytes.subarray(start)));
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

/** Where the last line ends of those that fit into a piece, or else the first; -1 where none ends. */
function endOfLines(bytes: Buffer, start: number): number {
  const last = bytes.subarray(start, start + PIECE_BYTES).lastIndexOf(NEWLINE);
  return last < 0 ? bytes.indexOf(NEWLINE, start) : start + last;
}

/** What a line says, or that it cannot be read. */
function lineOf(number: number, bytes: Buffer): Line {
  const text = bytes.toString('utf8');
  if (text.includes(REPLACEMENT) && !isUtf8(bytes)) return { number, text: null, problem: 'invalid-utf8' };
  return { number, text: lineIn(text, 0, text.length) };
}

/** The line that stands there, without a byte order mark and the return before its line feed. */
function lineIn(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start) === MARK && start < end ? start + 1 : start;
  const last = end > first && text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
  return text.slice(first, last);
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
    return lineOf(number, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }
}
