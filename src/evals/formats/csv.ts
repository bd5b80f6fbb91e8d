/** Items as CSV (RFC 4180), a row each, for spreadsheets. */
import type { Item, ItemSet } from '../records.ts';
import type { Exporter } from './exporter.ts';

const COLUMNS = ['id', 'kind', 'question', 'statement', 'matching', 'notMatching', 'labelConfidence'] as const;
/** Between several answers of one item. */
const BETWEEN = '|';
/** What a spreadsheet would take for a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

/** A row an item. */
export const csvExporter: Exporter = {
  id: 'csv',
  summary: 'a row an item, for spreadsheets',
  files: (set) => [['', csvText(set)]],
};

function csvText({ items }: ItemSet): string {
  return [COLUMNS.join(','), ...items.map(lineOf)].map((line) => `${line}\r\n`).join('');
}

function lineOf(item: Item): string {
  return COLUMNS.map((column) => cell(item[column])).join(',');
}

function cell(value: Item[(typeof COLUMNS)[number]]): string {
  const text = Array.isArray(value) ? value.join(BETWEEN) : String(value ?? '');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
