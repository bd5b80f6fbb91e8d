/** The rows of what has no name: a table, where its first line names columns and nothing else; JSON otherwise. */
import { CsvSplitter } from './csv-rows.ts';
import type { Line, Splitter } from './lines.ts';
import { RowSplitter } from './rows-in-file.ts';

/** A first line that is longer names no columns. */
const LOOK = 64 * 1024;
const NEWLINE = 0x0a;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_ .\-/]{0,60}`;
const QUOTED_OR_NOT = `(?:${NAME}|"${NAME}")`;
/** Two names or more, without anything that a line of JSON, whole or cut, is full of. */
const NAMES = new RegExp(String.raw`^\uFEFF?${QUOTED_OR_NOT}(?:[,;\t]${QUOTED_OR_NOT})+\r?$`, 'u');

export class NamelessSplitter implements Splitter {
  private chosen: Splitter | null = null;
  private held = Buffer.alloc(0);

  push(chunk: Uint8Array): Line[] {
    if (this.chosen !== null) return this.chosen.push(chunk);
    this.held = Buffer.concat([this.held, chunk]);
    const isSeen = this.held.includes(NEWLINE) || this.held.length >= LOOK;
    return isSeen ? this.choose().push(this.held) : [];
  }

  end(): Line[] {
    if (this.chosen !== null) return this.chosen.end();
    const chosen = this.choose();
    return [...chosen.push(this.held), ...chosen.end()];
  }

  private choose(): Splitter {
    const end = this.held.indexOf(NEWLINE);
    const first = this.held.toString('utf8', 0, end < 0 ? Math.min(this.held.length, LOOK) : end);
    this.chosen = NAMES.test(first) ? new CsvSplitter() : new RowSplitter();
    return this.chosen;
  }
}
