/** The rows of a file of JSON: its lines, or the values of an array or a document that is written over several. */
import { chunksOf } from './bytes.ts';
import { Nesting, ValueSplitter } from './json-values.ts';
import { type Line, LineSplitter, type Splitter, splitRows } from './lines.ts';

/** Bytes that are looked at to tell lines from an array or a document. */
const LOOK = 1024 * 1024;
const [NEWLINE, OPEN_LIST, OPEN_OBJECT] = [0x0a, 0x5b, 0x7b];

/** `position` says which file of how many, for errors. */
export function rowsInFile(path: string, position: string, signal: AbortSignal): AsyncGenerator<Line> {
  return splitRows(chunksOf(path, signal), new RowSplitter(), position, signal);
}

/** Holds the first bytes until they show what the file is. */
export class RowSplitter implements Splitter {
  private chosen: Splitter | null = null;
  private held = Buffer.alloc(0);

  push(chunk: Uint8Array): Line[] {
    if (this.chosen !== null) return this.chosen.push(chunk);
    this.held = this.held.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.held, chunk]);
    const kind = kindOf(this.held, this.held.length >= LOOK);
    return kind === null ? [] : this.choose(kind);
  }

  end(): Line[] {
    const rows = this.chosen === null ? this.choose(kindOf(this.held, true) ?? 'lines') : [];
    return [...rows, ...((this.chosen as Splitter | null) ?? new LineSplitter()).end()];
  }

  private choose(kind: 'lines' | 'values'): Line[] {
    this.chosen = kind === 'lines' ? new LineSplitter() : new ValueSplitter();
    const { held } = this;
    this.held = Buffer.alloc(0);
    return this.chosen.push(held);
  }
}

/**
 * Values where the first line that is not blank opens an array or an object and does not close it, or where an array
 * stands alone. A line that ends within a string, or before another that opens an object, is a row cut short among
 * rows. Null where the bytes do not show it yet.
 */
function kindOf(bytes: Buffer, all: boolean): 'lines' | 'values' | null {
  const first = bytes.findIndex((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first < 0) return all ? 'lines' : null;
  if (bytes[first] !== OPEN_LIST && bytes[first] !== OPEN_OBJECT) return 'lines';
  const newline = bytes.indexOf(NEWLINE, first);
  if (newline < 0 && !all) return null;
  const end = newline < 0 ? bytes.length : newline;
  const nesting = nestingOf(bytes.subarray(first, end));
  const next = bytes.subarray(end).findIndex((byte) => byte > 0x20);
  if (next < 0 && !all) return null;
  if (nesting === 'closed') return bytes[first] === OPEN_LIST && next < 0 ? 'values' : 'lines';
  if (newline < 0) return 'values';
  return nesting === 'in-string' || (bytes[first] === OPEN_OBJECT && bytes[end + next] === OPEN_OBJECT)
    ? 'lines'
    : 'values';
}

/** Where the line ends: after a whole value, within a string of it, or within it. */
function nestingOf(line: Uint8Array): 'closed' | 'in-string' | 'open' {
  const nesting = new Nesting();
  for (const byte of line) if (nesting.take(byte) === 'ended') return 'closed';
  return nesting.inString ? 'in-string' : 'open';
}
