/** Sets of items: from published files, to published files and to those of other tools. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { csvText } from '../evals/formats/csv.ts';
import { inspectFiles } from '../evals/formats/inspect.ts';
import { publishedText, setFromLines } from '../evals/formats/published-set.ts';
import { readRows } from '../evals/formats/read-rows.ts';
import type { ItemSet } from '../evals/records.ts';
import { readSetFolder, writeSetFolder } from '../evals/sets/set-folder.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';

export const setFormats = ['upstream', 'csv', 'inspect'] as const;
export type SetFormat = (typeof setFormats)[number];

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
  /** `upstream`: the layout that it came in, to the byte where nothing was changed. */
  readonly format: SetFormat;
  /** File, or for `inspect` folder. */
  readonly out: string;
  readonly workingFolder: string;
}

/** The paths that were written. @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SET_LAYOUT_UNKNOWN`, `OUTPUT_UNWRITABLE` */
export function exportSet({ set: folder, format, out, workingFolder }: ExportSetOptions): string[] {
  const set = openSet(folder, workingFolder);
  const path = resolve(workingFolder, out);
  switch (format) {
    case 'upstream':
      return writeAll([[path, publishedText(set)]]);
    case 'csv':
      return writeAll([[path, csvText(set)]]);
    case 'inspect': {
      const { samples, task } = inspectFiles(set);
      return writeAll([
        [join(path, 'samples.jsonl'), samples],
        [join(path, 'task.py'), task],
      ]);
    }
  }
}

function writeAll(files: readonly (readonly [path: string, text: string])[]): string[] {
  return files.map(([path, text]) => {
    makeFolder(dirname(path));
    writeSharedFile(path, text);
    return path;
  });
}

/** A file without rows has no last line either. */
function linesOf(path: string): { lines: string[]; finalNewline: boolean } {
  const rows = readRows(path);
  return { lines: rows.map(({ text }) => text), finalNewline: rows.at(-1)?.isEnded ?? true };
}

function exists(folder: string): Error {
  return usageError('SET_EXISTS', `There is a set in ${folder} already.`, 'Name another folder with --out.');
}
