/** Writing that a kill or a power cut cannot leave half done. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../core/errors.ts';

export const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
/** As the owner's own settings have it. */
const SHARED_FILE = 0o666;

/** Creates a folder (and those above it that are missing) that only its owner can read. */
export function makePrivateFolder(folder: string): void {
  makeFolder(folder, PRIVATE_FOLDER);
}

export function makeFolder(folder: string, mode?: number): void {
  try {
    makeMissing(folder, mode);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/** From the top down: asked to make all at once, Node tries for ever where a file system takes none (`/proc`). */
function makeMissing(folder: string, mode: number | undefined): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeMissing(dirname(folder), mode);
  try {
    mkdirSync(folder, mode);
  } catch (cause) {
    // Another process may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw cause;
  }
}

/**
 * Writes to a temporary name beside the target, syncs, renames: a reader sees the old bytes or the new, never a part.
 * The file is for its owner alone.
 */
export function writeFileAtomic(path: string, data: string | Uint8Array): void {
  throughTemporary(path, data, PRIVATE_FILE, (temporary) => renameSync(temporary, path));
}

/** The same for what is made to be handed on: releases, reports, samples. */
export function writeSharedFile(path: string, data: string | Uint8Array): void {
  throughTemporary(path, data, SHARED_FILE, (temporary) => renameSync(temporary, path));
}

/** The same of a file that is larger than a text can be, part by part. */
export function writeSharedParts(path: string, parts: Iterable<string>): void {
  throughTemporary(path, parts, SHARED_FILE, (temporary) => renameSync(temporary, path));
}

/** Writes a file that is never changed: where it is there already, or another process is quicker, that one stays. */
export function writeFileOnce(path: string, data: string | Uint8Array): void {
  if (!existsSync(path)) throughTemporary(path, data, PRIVATE_FILE, (temporary) => linkOnce(temporary, path));
}

/** The name is this process's own, so that two that write the same file do not write into one another's. */
function throughTemporary(
  path: string,
  data: string | Uint8Array | Iterable<string>,
  mode: number,
  place: (temporary: string) => void,
): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeSynced(temporary, typeof data === 'string' || data instanceof Uint8Array ? [data] : data, mode);
    place(temporary);
  } catch (cause) {
    throw unwritable(dirname(path), cause);
  } finally {
    removeQuietly(temporary);
  }
}

/** Links fail where the name is taken, which renaming does not. Some file systems have none. */
function linkOnce(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOSPC') throw cause;
    if (code !== 'EEXIST' && !existsSync(path)) renameSync(temporary, path);
  }
}

/** Leaves a file alone that holds the same bytes already: its time of change then says that nothing changed. */
export function writeFileOnChange(path: string, data: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== data) writeSharedFile(path, data);
}

/** Of two failures the first is the one to report. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be made cannot always be removed either.
  }
}

/** Bytes. No system writes more than 2 GiB in one call, and vectors of a million conversations are more. */
const MOST_AT_ONCE = 64 * 1024 * 1024;

function writeSynced(path: string, parts: Iterable<string | Uint8Array>, mode: number): void {
  const file = openSync(path, 'w', mode);
  try {
    for (const part of parts) {
      const data = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      for (let written = 0; written < data.length; )
        written += writeSync(file, data, written, Math.min(MOST_AT_ONCE, data.length - written));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function unwritable(folder: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError({
    code: 'OUTPUT_UNWRITABLE',
    message: `The folder ${folder} cannot be written to (${reason}).`,
    hint: 'Choose another folder with --out, or make space and set its permissions. What was finished before is kept.',
    cause,
  });
}
