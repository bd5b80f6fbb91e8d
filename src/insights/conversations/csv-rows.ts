/**
 * Rows of comma-separated values (RFC 4180; commas, semicolons or tabs, whichever the first record has most of) as JSON objects by the names of the first record. A cell that holds a
 * JSON object or list becomes that; an empty one is no member.
 */
import { parseJson } from '../../core/json.ts';
import { type Line, MAX_LINE_BYTES, PendingRow, type Splitter } from './lines.ts';

const [QUOTE, NEWLINE] = [0x22, 0x0a];
const DELIMITERS = [',', ';', '\t'] as const;

export class CsvSplitter implements Splitter {
  private number = 0;
  private inQuotes = false;
  private pending = new PendingRow(MAX_LINE_BYTES);
  private header: { readonly names: readonly string[]; readonly delimiter: string } | null = null;

  push(chunk: Uint8Array): Line[] {
    const rows: Line[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] === QUOTE) this.inQuotes = !this.inQuotes;
      if (chunk[at] !== NEWLINE || this.inQuotes) continue;
      this.pending.add(chunk.subarray(start, at));
      rows.push(...this.finish());
      start = at + 1;
    }
    this.pending.keep(chunk.subarray(start));
    return rows;
  }

  end(): Line[] {
    return this.pending.bytes > 0 ? this.finish() : [];
  }

  /** The first record names the columns and is no row. */
  private finish(): Line[] {
    const line = this.pending.toLine(++this.number);
    this.pending = new PendingRow(MAX_LINE_BYTES);
    this.inQuotes = false;
    const { text } = line;
    if (text === null || text.trim() === '') return text === null ? [line] : [];
    if (this.header !== null) return [{ ...line, text: JSON.stringify(rowOf(text, this.header)) }];
    const delimiter = delimiterOf(text);
    this.header = { names: cellsOf(text, delimiter).map((name) => name.trim()), delimiter };
    return [];
  }
}

function delimiterOf(header: string): string {
  const counts = DELIMITERS.map((delimiter) => cellsOf(header, delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function rowOf(text: string, { names, delimiter }: { readonly names: readonly string[]; readonly delimiter: string }) {
  const cells = cellsOf(text, delimiter);
  const members = cells.flatMap((cell, index) =>
    cell === '' ? [] : [[names[index] ?? `column ${index + 1}`, valueOfCell(cell)]],
  );
  return Object.fromEntries(members);
}

function valueOfCell(cell: string): unknown {
  return /^\s*[[{]/u.test(cell) ? (parseJson(cell) ?? cell) : cell;
}

function cellsOf(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"' && quoted && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}
