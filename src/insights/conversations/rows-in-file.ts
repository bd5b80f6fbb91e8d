/** The rows of a file of JSON: its lines, or the values of an array or a document that is written over several. */
import { Nesting, ValueSplitter } from './json-values.ts';
import { type Line, LineSplitter, type Splitter } from './lines.ts';

/** Bytes that are looked at to tell lines from an array or a document. */
const LOOK = 1024 * 1024;
const [NEWLINE, OPEN_LIST, OPEN_OBJECT] = [0x0a, 0x5b, 0x7b];

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
 * Values where the first line that is not blank opens an array and does not close it, or where an array stands alone;
 * and where it opens an object that goes on in a line of its own, as documents are laid out. Any other line that breaks
 * off is a row cut short among rows. Null where the bytes do not show it yet.
 */
function kindOf(bytes: Buffer, all: boolean): 'lines' | 'values' | null {
  const first = bytes.findIndex((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first < 0) return all ? 'lines' : null;
  if (bytes[first] !== OPEN_LIST && bytes[first] !== OPEN_OBJECT) return 'lines';
  const newline = bytes.indexOf(NEWLINE, first);
  if (newline < 0 && !all) return null;
  const line = bytes.subarray(first, newline < 0 ? bytes.length : newline);
  const rest = bytes.subarray(first + line.length + 1);
  if (rest.every(isBlank) && !all) return null;
  const nesting = nestingOf(line);
  if (bytes[first] === OPEN_LIST) {
    if (nesting === 'in-string' && newline >= 0) return 'lines';
    return nesting === 'closed' && !rest.every(isBlank) ? 'lines' : 'values';
  }
  if (newline < 0) return 'values';
  return nesting === 'open' && goesOn(line, rest) ? 'values' : 'lines';
}

/** Whether an object is laid out over lines: nothing but its bracket in the first, or the second is indented. */
function goesOn(line: Uint8Array, rest: Uint8Array): boolean {
  return line.subarray(1).every(isBlank) || rest[0] === 0x20 || rest[0] === 0x09;
}

const isBlank = (byte: number): boolean => byte <= 0x20;

/** Where the line ends: after a whole value, within a string of it, or within it. */
function nestingOf(line: Uint8Array): 'closed' | 'in-string' | 'open' {
  const nesting = new Nesting();
  for (let at = 0; at < line.length; at++) if (nesting.take(line[at] as number) === 'ended') return 'closed';
  return nesting.inString ? 'in-string' : 'open';
}
