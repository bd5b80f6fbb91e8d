/** The long table of a release in the formats that other tools read. */
import { csvLine } from '../../core/csv.ts';
import { type LongRow, longColumns } from './long-table.ts';

export const tableFormats = ['csv', 'json', 'parquet'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** The same rows give the same bytes. */
export async function tableFile(rows: readonly LongRow[], format: TableFormat): Promise<Uint8Array> {
  if (format === 'parquet') return parquetOf(rows);
  return Buffer.from(format === 'csv' ? csvOf(rows) : jsonOf(rows));
}

function csvOf(rows: readonly LongRow[]): string {
  return [csvLine(longColumns), ...rows.map((row) => csvLine(longColumns.map((column) => row[column])))].join('');
}

/** One row a line, in one array. */
function jsonOf(rows: readonly LongRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

const whole: readonly (keyof LongRow)[] = ['level', 'conversations', 'accounts'];
const texts: readonly (keyof LongRow)[] = ['cluster', 'name', 'parent', 'facet', 'value'];

async function parquetOf(rows: readonly LongRow[]): Promise<Uint8Array> {
  // Loaded for who asks for it.
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const buffer = parquetWriteBuffer({
    columnData: longColumns.map((name) => ({
      name,
      data: rows.map((row) => row[name]),
      type: whole.includes(name) ? 'INT32' : texts.includes(name) ? 'STRING' : 'DOUBLE',
    })),
    createdBy: 'sightline',
  });
  return new Uint8Array(buffer);
}
