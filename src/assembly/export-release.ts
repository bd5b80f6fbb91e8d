/** `insights export`: a release as one table for analysis elsewhere. */
import { resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { longTable } from '../insights/release/long-table.ts';
import { type TableFormat, tableFile, tableFormats } from '../insights/release/long-table-files.ts';
import { writeSharedFile } from '../store/files.ts';
import { openRelease } from './open-release.ts';
import { publicFolderOf } from './releases.ts';

export interface ExportReleaseOptions {
  /** A release, or a run that has one. */
  readonly release: string;
  /** `csv`, `json` or `parquet`. */
  readonly format: string;
  readonly out: string;
  readonly workingFolder: string;
}

/**
 * The path that was written, and its rows.
 *
 * @throws AppError `RELEASE_NOT_FOUND`, `FORMAT_UNKNOWN` (exit code 2), `RELEASE_UNREADABLE`, `OUTPUT_UNWRITABLE`
 */
export async function exportRelease(
  options: ExportReleaseOptions,
): Promise<{ readonly path: string; readonly rows: number }> {
  const { release, format, out, workingFolder } = options;
  if (!isTableFormat(format))
    throw usageError('FORMAT_UNKNOWN', `There is no format ${format}.`, `Write one of: ${tableFormats.join(', ')}.`);
  const rows = longTable(openRelease(publicFolderOf(release, workingFolder)));
  const path = resolve(workingFolder, out);
  writeSharedFile(path, await tableFile(rows, format));
  return { path, rows: rows.length };
}

function isTableFormat(format: string): format is TableFormat {
  return (tableFormats as readonly string[]).includes(format);
}
