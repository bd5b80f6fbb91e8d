/**
 * The values of JSON that is no JSON lines: the elements of an array that is the whole file, or documents written over
 * several lines. Brackets and strings are followed byte by byte, so that each value is parsed by itself and none but
 * the one at hand is held.
 */
import { type Line, PendingRow, type Splitter } from './lines.ts';

/** A longer value is skipped without being held: documents of some tools hold a whole evaluation. */
export const MAX_VALUE_BYTES = 128 * 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [0x22, 0x5c, 0x2c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

const isBlank = (byte: number): boolean => byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09;
const opens = (byte: number): boolean => byte === OPEN_OBJECT || byte === OPEN_LIST;
const closes = (byte: number): boolean => byte === CLOSE_OBJECT || byte === CLOSE_LIST;

export class ValueSplitter implements Splitter {
  private number = 0;
  /** Whether the array around the values is open. */
  private inArray = false;
  private pending: PendingRow | null = null;
  private readonly state = new Nesting();

  push(chunk: Uint8Array): Line[] {
    const values: Line[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.pending === null) {
        if (this.isBetween(byte)) continue;
        this.pending = new PendingRow(MAX_VALUE_BYTES);
        start = at;
      }
      const end = this.state.take(byte);
      if (end === 'goes-on') continue;
      // What ends a word or a number is no part of it.
      const after = end === 'ended' ? at + 1 : at;
      this.pending.add(chunk.subarray(start, after));
      values.push(this.finish(this.pending));
      at = after - 1;
    }
    this.pending?.keep(chunk.subarray(start));
    return values;
  }

  end(): Line[] {
    return this.pending === null ? [] : [this.finish(this.pending)];
  }

  /** What stands between values; opens and closes the array around them. */
  private isBetween(byte: number): boolean {
    if (isBlank(byte) || byte === COMMA) return true;
    if (byte === OPEN_LIST && !this.inArray) this.inArray = true;
    else if (byte === CLOSE_LIST && this.inArray) this.inArray = false;
    // A byte order mark.
    else return this.number === 0 && (byte === 0xef || byte === 0xbb || byte === 0xbf);
    return true;
  }

  private finish(pending: PendingRow): Line {
    this.pending = null;
    this.state.reset();
    return pending.toLine(++this.number);
  }
}

/** How deep in a value a byte is. */
export class Nesting {
  depth = 0;
  inString = false;
  private escaped = false;
  private inWord = false;

  /** `ended`: the byte is the value's last. `ended-before`: it is no part of it. */
  take(byte: number): 'goes-on' | 'ended' | 'ended-before' {
    if (this.inString) return this.takeOfString(byte);
    if (this.depth === 0 && this.inWord) {
      const ends = isBlank(byte) || byte === COMMA || byte === QUOTE || opens(byte) || closes(byte);
      return ends ? 'ended-before' : 'goes-on';
    }
    if (byte === QUOTE) this.inString = true;
    else if (opens(byte)) this.depth++;
    else if (closes(byte)) return this.depth-- <= 1 ? 'ended' : 'goes-on';
    else if (this.depth === 0) this.inWord = true;
    return 'goes-on';
  }

  reset(): void {
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    this.inWord = false;
  }

  private takeOfString(byte: number): 'goes-on' | 'ended' {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inString = false;
      if (this.depth === 0) return 'ended';
    }
    return 'goes-on';
  }
}
