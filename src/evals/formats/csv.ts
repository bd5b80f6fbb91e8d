/** Items as CSV (RFC 4180), a row each, for spreadsheets. */
import type { ItemSet } from '../records.ts';
import type { Exporter } from './exporter.ts';

const COLUMNS = ['id', 'kind', 'question', 'statement', 'matching', 'notMatching', 'labelConfidence'] as const;
/** Between several answers of one item. */
const BETWEEN = '|';
/** What a spreadsheet would take for a formula (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r]/u;

/** A row an item; what the published file says beside is in columns of its own names. */
export const csvExporter: Exporter = {
  id: 'csv',
  summary: 'a row an item, for spreadsheets',
  files: (set) => [['', csvText(set)]],
};

function csvText({ items }: ItemSet): string {
  const beside = [...new Set(items.flatMap(({ meta }) => Object.keys(meta ?? {})))];
  const names = beside.map((field) => ((COLUMNS as readonly string[]).includes(field) ? `meta.${field}` : field));
  const rows = items.map((item) => [
    ...COLUMNS.map((column) => item[column]),
    ...beside.map((field) => item.meta?.[field]),
  ]);
  return [[...COLUMNS, ...names], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: unknown): string {
  const text = textOf(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(BETWEEN);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
