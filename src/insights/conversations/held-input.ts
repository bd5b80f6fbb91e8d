/**
 * Standard input as a file of its owner alone, because rows are counted before they are read, and those of archives and
 * columns are found from the end. It is known by its content: the same content goes on in the run that it began. Columns
 * within an archive are held so, too.
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError, usageError } from '../../core/errors.ts';

export interface HeldInput {
  readonly path: string;
  /** Removes it. */
  release(): void;
}

/** What stands for the name of a file that has none. */
export const STANDARD_INPUT = 'standard input';

const FOLDER = 'sightline-input-';
const HELD = new RegExp(`[/\\\\]${FOLDER}\\w+[/\\\\][0-9a-f]{64}$`, 'u');

/** @throws AppError `INPUT_EMPTY`, `INPUT_NOT_HELD`; the reason of `signal` */
export async function holdInput(
  chunks: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
  home: string = tmpdir(),
  what = 'Standard input',
): Promise<HeldInput> {
  const folder = folderIn(home, what);
  const release = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const path = join(folder, await written(chunks, { path: join(folder, 'coming'), what }, signal));
    renameSync(join(folder, 'coming'), path);
    return { path, release };
  } catch (error) {
    release();
    throw error;
  }
}

function folderIn(home: string, what: string): string {
  try {
    return mkdtempSync(join(home, FOLDER));
  } catch (cause) {
    throw notHeld(what, cause);
  }
}

interface Target {
  readonly path: string;
  /** What is written there, for errors. */
  readonly what: string;
}

/** The hash of all that came. */
async function written(
  chunks: AsyncIterable<Uint8Array | string>,
  { path, what }: Target,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const file = openSync(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      const data = Buffer.from(chunk as string);
      hash.update(data);
      bytes += data.length;
      writeAll(file, data, what);
    }
  } finally {
    closeSync(file);
  }
  if (bytes > 0) return hash.digest('hex');
  throw usageError('INPUT_EMPTY', `${what} is empty.`, 'Pipe conversations into the command, or name a file.');
}

function writeAll(file: number, data: Uint8Array, what: string): void {
  try {
    for (let done = 0; done < data.length; ) done += writeSync(file, data, done);
  } catch (cause) {
    throw notHeld(what, cause);
  }
}

function notHeld(what: string, cause: unknown): AppError {
  return new AppError({
    code: 'INPUT_NOT_HELD',
    message: `${what} cannot be kept while it is read (${(cause as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    hint: 'It is held in the folder for temporary files: make room there, name another in TMPDIR, or write the input to a file and name that.',
    cause,
  });
}

export function isHeld(path: string): boolean {
  return HELD.test(path);
}

/** By what an input is known: its path, or where it was held its content, wherever that is. */
export function identityOf(path: string): string {
  return isHeld(path) ? `${STANDARD_INPUT}/${basename(path)}` : path;
}

/** As a list of rejects names it. */
export function shownPath(path: string): string {
  return isHeld(path) ? STANDARD_INPUT : path;
}
