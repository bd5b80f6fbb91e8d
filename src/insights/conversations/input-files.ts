/** Which files an input names: files, folders and patterns. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { unreadable } from './bytes.ts';
import type { ConversationFormat } from './format.ts';
import { matchesOf, patternIn } from './glob.ts';

const JSON_ROWS = /\.(?:(?:jsonl|ndjson|json|csv|tsv)(?:\.(?:gz|zst))?|zip|eval|parquet)$/iu;
/** A pattern that says nothing of how names end. */
const OPEN_PATTERN = /(?:^|[/\\])\*+$/u;
/** A manifest is small; what is larger is read as rows. */
const MANIFEST_BYTES = 16 * 1024 * 1024;
const OWN_SCHEMA = /"schema"\s*:\s*"sightline\/(?:run|release)"/u;
const TEXT_ROWS = /\.txt(?:\.(?:gz|zst))?$/iu;

export interface InputFile {
  readonly path: string;
  /** Named by the user, and not found in a folder or by a pattern: it must then hold conversations. */
  readonly named: boolean;
}

export interface InputFiles {
  /** Sorted by path, each once. */
  readonly files: readonly InputFile[];
  /** Files in the folders that do not end as conversations do. */
  readonly skipped: number;
}

/**
 * The named files, whatever their names, and those of the named folders (with all below, links followed) that end in
 * .jsonl, .ndjson, .json, .csv or .tsv, each also with .gz or .zst, and in .zip, .eval or .parquet. What else lies there is counted and not read. A .txt file of a folder is
 * more often a note than requests, so those are taken where the format is given as one of plain text, and then alone.
 * What a folder holds need not be conversations: a file of it without a usable row is passed over, a named one is an
 * error. Hidden files and folders are not looked at, nor what Sightline itself has written. A pattern names what it matches as a folder does what it holds; files whose endings it does not leave open are read whatever these are.
 */
export function inputFiles(paths: readonly string[], lines: ConversationFormat['lines'] = 'json'): InputFiles {
  const wanted = lines === 'text' ? TEXT_ROWS : JSON_ROWS;
  const files = new Map<string, InputFile>();
  const add = (path: string, named: boolean): void => {
    const real = realpathSync(path);
    const known = files.get(real);
    if (known === undefined || (named && !known.named)) files.set(real, { path, named });
  };
  const skipped = new Set<string>();
  const walked = new Set<string>();
  for (const [index, path] of paths.entries()) {
    const absolute = resolve(path);
    const pattern = patternIn(absolute);
    if (pattern === null && !existsSync(absolute)) throw notFound(`argument ${index + 1} of ${paths.length}`);
    const isOpen = pattern !== null && OPEN_PATTERN.test(pattern.pattern);
    for (const place of pattern === null ? [absolute] : matchesOf(pattern)) {
      const folder = statSync(place).isDirectory();
      if (!folder && !isOpen) add(place, pattern === null);
      for (const file of folder ? filesUnder(place, walked) : isOpen ? [place] : []) {
        if (wanted.test(file)) add(file, false);
        else skipped.add(file);
      }
    }
  }
  if (files.size === 0) throw nothingFound();
  const sorted = [...files.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { files: sorted, skipped: skipped.size };
}

/** Every file below, in the order of names. A folder that is reached twice, or from inside itself, is walked once. */
function filesUnder(folder: string, walked: Set<string>): string[] {
  const real = realpathSync(folder);
  if (walked.has(real) || isOwnWork(real)) return [];
  walked.add(real);
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    // A link to nothing is no file.
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return filesUnder(path, walked);
    return stats?.isFile() ? [path] : [];
  });
}

/** A workspace (reached by a link), the private side of a run, or a release: an output folder may lie in the input. */
function isOwnWork(folder: string): boolean {
  if (basename(folder) === '.sightline') return true;
  const path = join(folder, 'manifest.json');
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size <= MANIFEST_BYTES && OWN_SCHEMA.test(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw unreadable('a file', cause);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (cause) {
    throw unreadable('a folder', cause);
  }
}

function notFound(position: string): Error {
  return usageError(
    'INPUT_NOT_FOUND',
    `The input does not exist (${position}).`,
    'Name a file or a folder of conversations. To try Sightline without any: sightline demo.',
  );
}

function nothingFound(): Error {
  return usageError(
    'INPUT_EMPTY',
    'The input folder holds no conversations.',
    'Files of a folder are read that end in .jsonl, .ndjson, .json, .csv or .tsv, each also with .gz or .zst, and in .zip, .eval or .parquet; with --format text those that end in .txt.',
  );
}
