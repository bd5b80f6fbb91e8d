/** Items as CSV (RFC 4180), a row each, for spreadsheets. */
import { csvLine } from '../../core/csv.ts';
import type { ItemSet } from '../records.ts';
import type { Exporter } from './exporter.ts';

const COLUMNS = ['id', 'kind', 'question', 'statement', 'matching', 'notMatching', 'labelConfidence'] as const;
/** Between several answers of one item. */
const BETWEEN = '|';

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
  return [[...COLUMNS, ...names], ...rows].map((row) => csvLine(row.map(textOf))).join('');
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(BETWEEN);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
