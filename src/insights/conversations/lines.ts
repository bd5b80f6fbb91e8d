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
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

export function linesOf(path: string, position: string, signal: AbortSignal): AsyncGenerator<Line> {
  return splitRows(chunksOf(path, signal), new LineSplitter(), { position, signal });
}

export interface SplitOptions {
  /** Which file of how many, for errors: names of files found in folders may be private. */
  readonly position: string;
  readonly signal: AbortSignal;
  /** Whether the bytes are a member of an archive. */
  readonly inZip?: boolean;
}

/** Every row of the bytes; damage ends them as a last row that cannot be read. */
export async function* splitRows(
  chunks: AsyncIterable<Uint8Array>,
  splitter: Splitter,
  { position, signal, inZip = false }: SplitOptions,
): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const chunk of chunks) {
      for (const line of splitter.push(chunk)) {
        number = line.number;
        yield line;
      }
      // A short file is read whole before anyone is told to stop.
      signal.throwIfAborted();
    }
  } catch (cause) {
    signal.throwIfAborted();
    const problem = damageOf(cause, inZip);
    if (problem === null) throw unreadable(position, cause);
    yield { number: number + 1, text: null, problem };
    return;
  }
  yield* splitter.end();
}

export class LineSplitter implements Splitter {
  private number = 0;
  private pending = new PendingRow(MAX_LINE_BYTES);

  /** Lines that lie within the chunk are looked at together: whether they are UTF-8, and whether ASCII, as most are. */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    const first = chunk.indexOf(NEWLINE);
    if (first < 0) {
      this.pending.keep(chunk);
      return lines;
    }
    this.pending.add(chunk.subarray(0, first));
    lines.push(this.finish());
    const last = chunk.lastIndexOf(NEWLINE);
    const whole = Buffer.from(chunk.buffer, chunk.byteOffset, last + 1);
    const textAt = isUtf8(whole.subarray(first + 1)) ? textOf(whole, first + 1) : null;
    let start = first + 1;
    for (let end = whole.indexOf(NEWLINE, start); end >= 0; end = whole.indexOf(NEWLINE, start)) {
      if (textAt !== null && end - start <= MAX_LINE_BYTES) {
        lines.push({ number: ++this.number, text: textAt(start, end) });
      } else {
        this.pending.add(whole.subarray(start, end));
        lines.push(this.finish());
      }
      start = end + 1;
    }
    this.pending.keep(chunk.subarray(last + 1));
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

/** Texts of valid UTF-8 by their place from `start` on, without a byte order mark and the return before a line feed. */
function textOf(bytes: Buffer, start: number): (from: number, to: number) => string {
  const isPlain = isAscii(bytes.subarray(start));
  return (from, to) => {
    const end = to > from && bytes[to - 1] === RETURN ? to - 1 : to;
    if (isPlain) return bytes.toString('latin1', from, end);
    const text = bytes.toString('utf8', from, end);
    return text.charCodeAt(0) === MARK ? text.slice(1) : text;
  };
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
    try {
      const text = decoder.decode(this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts));
      return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    } catch {
      return { number, text: null, problem: 'invalid-utf8' };
    }
  }
}
