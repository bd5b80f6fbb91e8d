/** Sets of items: opened, written, and made into published files and those of other tools. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import type { Exporter } from '../evals/formats/exporter.ts';
import { exporters } from '../evals/formats/exporters.ts';
import { withPeople } from '../evals/rate/people-files.ts';
import type { ItemSet } from '../evals/records.ts';
import { readSetFolder, writeSetFolder } from '../evals/sets/set-folder.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';

/** What sets are exported to, with what it is for. */
export const setFormats: readonly Pick<Exporter, 'id' | 'summary'>[] = exporters;

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
  /** Told of what whoever publishes the set should know or state. */
  readonly onNote?: (note: string) => void;
}

/**
 * The paths that were written.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SET_LAYOUT_UNKNOWN`, `SET_WITHOUT_ITEMS`, `FORMAT_UNKNOWN`, `OUTPUT_TAKEN` (exit code 2), `OUTPUT_UNWRITABLE`
 */
export function exportSet({ set: folder, format, out, workingFolder, onNote }: ExportSetOptions): string[] {
  const exporter = exporters.find(({ id }) => id === format);
  if (exporter === undefined) throw unknownFormat(format);
  const set = withPeople(resolve(workingFolder, folder), openSet(folder, workingFolder));
  if (set.items.length === 0 && exporter.takesStatistics !== true) throw withoutItems(folder);
  for (const note of exporter.notes?.(set) ?? []) onNote?.(note);
  const files = exporter.files(set);
  const place = resolve(workingFolder, out);
  refuseOtherKind(place, files.length === 1 && files[0]?.[0] === '');
  return files.map(([path, text]) => {
    const file = join(place, path);
    makeFolder(dirname(file));
    writeSharedFile(file, text);
    return file;
  });
}

/** A file where a folder is to be, or a folder where a file is. */
function refuseOtherKind(place: string, isFile: boolean): void {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined || (isFile ? !found.isDirectory() : found.isDirectory())) return;
  throw usageError(
    'OUTPUT_TAKEN',
    `${place} is a ${isFile ? 'folder' : 'file'}, and this export is a ${isFile ? 'file' : 'folder'}.`,
    `Name ${isFile ? 'a file in it' : 'a folder'} with --out.`,
  );
}

function unknownFormat(format: string): Error {
  return usageError(
    'FORMAT_UNKNOWN',
    `Sets are not exported to "${format}".`,
    `Name one of ${exporters.map(({ id }) => id).join(', ')}.`,
  );
}

function withoutItems(folder: string): Error {
  return usageError(
    'SET_WITHOUT_ITEMS',
    `The set in ${folder} holds no items.`,
    'Import a file of items; statistics alone are exported as upstream or huggingface.',
  );
}
