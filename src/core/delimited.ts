/** Tables as text (RFC 4180, with a comma, a tab or another mark between cells), read so that they can be written again as they were. */

export type Delimiter = ',' | '\t';

export interface DelimitedRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  /** As it stands there, without the line break. */
  readonly text: string;
  /** Without their quotes. */
  readonly cells: readonly string[];
}

export interface DelimitedTable {
  readonly records: readonly DelimitedRecord[];
  readonly newline: '\n' | '\r\n';
  readonly finalNewline: boolean;
}

/** @param fail makes what is thrown where a quoted cell does not end as it should, or lines end in two ways */
export function readDelimited(
  text: string,
  delimiter: Delimiter,
  fail: (line: number, what: string) => Error,
): DelimitedTable {
  const cellAt = new RegExp(
    `"([^"]*(?:""[^"]*)*)"(?=${delimiter}|\\r?\\n|$)|((?!")[^${delimiter}\\n]*?)(?=${delimiter}|\\r?\\n|$)`,
    'yu',
  );
  const records: DelimitedRecord[] = [];
  let newline: DelimitedTable['newline'] | null = null;
  let finalNewline = true;
  for (let at = 0, line = 1; at < text.length; ) {
    const start = at;
    const cells: string[] = [];
    do {
      cellAt.lastIndex = cells.length === 0 ? at : at + 1;
      const found = cellAt.exec(text);
      if (found === null) throw fail(line, 'a quoted cell that does not end');
      cells.push(found[1]?.replaceAll('""', '"') ?? (found[2] as string));
      at = cellAt.lastIndex;
    } while (text[at] === delimiter);
    const record = text.slice(start, at);
    records.push({ line, text: record, cells });
    const ending = text[at] === '\r' ? '\r\n' : '\n';
    finalNewline = at < text.length;
    if (finalNewline) newline ??= ending;
    if (finalNewline && ending !== newline) throw fail(line, 'an end that is not that of the lines before');
    line += record.split('\n').length;
    at += ending.length;
  }
  return { records, newline: newline ?? '\n', finalNewline };
}

/** Cells as one record, quoted where they have to be. */
export function delimitedText(cells: readonly string[], delimiter: Delimiter): string {
  return cells.map((cell) => (needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);
}

function needsQuotes(cell: string, delimiter: Delimiter): boolean {
  return cell.includes(delimiter) || /["\r\n]/u.test(cell);
}
