/** Sets of items: from published files, to published files and to those of other tools. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import type { Exporter } from '../evals/formats/exporter.ts';
import { exporters } from '../evals/formats/exporters.ts';
import { setFromLines } from '../evals/formats/published-set.ts';
import { readRows } from '../evals/formats/read-rows.ts';
import type { ItemSet } from '../evals/records.ts';
import { readSetFolder, writeSetFolder } from '../evals/sets/set-folder.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';

/** What sets are exported to, with what it is for. */
export const setFormats: readonly Pick<Exporter, 'id' | 'summary'>[] = exporters;

export interface ImportSetOptions {
  /** A published file, `.jsonl` or `.jsonl.gz`. */
  readonly path: string;
  /** Folder of the set, which must not hold one. */
  readonly out: string;
  readonly workingFolder: string;
}

/** @throws AppError `SET_UNREADABLE`, `SET_LAYOUT_UNKNOWN`, `SET_ROWS_UNREADABLE`, `SET_EXISTS` (exit code 2) */
export function importSet({ path, out, workingFolder }: ImportSetOptions): ItemSet {
  const folder = resolve(workingFolder, out);
  if (existsSync(join(folder, 'set.yaml'))) throw exists(folder);
  const { lines, finalNewline } = linesOf(resolve(workingFolder, path));
  const name = basename(path)
    .replace(/\.jsonl(?:\.gz)?$/u, '')
    .replaceAll(/[^\w.-]/gu, '-');
  const set = setFromLines(name || 'set', lines, finalNewline);
  writeSetFolder(folder, set);
  return set;
}

/** @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED` (exit code 2) */
export function openSet(folder: string, workingFolder: string): ItemSet {
  return readSetFolder(resolve(workingFolder, folder));
}

/** Writes a set into its folder; one that is there is replaced. */
export function writeSet(folder: string, set: ItemSet, workingFolder: string): void {
  writeSetFolder(resolve(workingFolder, folder), set);
}

export interface ExportSetOptions {
  /** Folder of the set. */
  readonly set: string;
  /** An id of `setFormats`. */
  readonly format: string;
  /** File, or folder where the format has several. */
  readonly out: string;
  readonly workingFolder: string;
}

/**
 * The paths that were written.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SET_LAYOUT_UNKNOWN`, `FORMAT_UNKNOWN` (exit code 2), `OUTPUT_UNWRITABLE`
 */
export function exportSet({ set: folder, format, out, workingFolder }: ExportSetOptions): string[] {
  const exporter = exporters.find(({ id }) => id === format);
  if (exporter === undefined) throw unknownFormat(format);
  const set = openSet(folder, workingFolder);
  return exporter.files(set).map(([path, text]) => {
    const file = join(resolve(workingFolder, out), path);
    makeFolder(dirname(file));
    writeSharedFile(file, text);
    return file;
  });
}

function unknownFormat(format: string): Error {
  return usageError(
    'FORMAT_UNKNOWN',
    `Sets are not exported to "${format}".`,
    `Name one of ${exporters.map(({ id }) => id).join(', ')}.`,
  );
}

/** A file without rows has no last line either. */
function linesOf(path: string): { lines: string[]; finalNewline: boolean } {
  const rows = readRows(path);
  return { lines: rows.map(({ text }) => text), finalNewline: rows.at(-1)?.isEnded ?? true };
}

function exists(folder: string): Error {
  return usageError('SET_EXISTS', `There is a set in ${folder} already.`, 'Name another folder with --out.');
}
