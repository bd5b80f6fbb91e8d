/** Patterns that a shell did not expand: quoted ones, those of a configuration file, those of shells that expand none. */
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { isFolder } from '../../core/path-kind.ts';
import { unreadable } from './bytes.ts';

export interface Pattern {
  /** The last folder that is there, as it is written: what is in its own name is no pattern. */
  readonly folder: string;
  readonly pattern: string;
}

/** What of an absolute path that leads nowhere is a pattern; null where it is none. */
export function patternIn(path: string): Pattern | null {
  let folder = dirname(path);
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const pattern = path.slice(folder.length).replace(/^[/\\]+/u, '');
  return !existsSync(path) && /[*?[{]/u.test(pattern) ? { folder, pattern } : null;
}

/** Files and folders that it matches, none of them hidden. @throws AppError `INPUT_NOT_FOUND`, `INPUT_UNREADABLE` */
export function matchesOf({ folder, pattern }: Pattern): string[] {
  const matches = found(folder, pattern);
  if (matches.length > 0) return matches.map((name) => join(folder, name)).sort();
  throw usageError(
    'INPUT_NOT_FOUND',
    `Nothing matches ${pattern} in ${folder}.`,
    'In a pattern * and ? stand for characters of one name, ** for folders at any depth, [ab] and {one,other} for either. Hidden files match none. A folder can be named as it is.',
  );
}

function found(folder: string, pattern: string): string[] {
  try {
    return globSync(pattern, { cwd: folder }).filter((name) => existsSync(join(folder, name)));
  } catch (cause) {
    throw unreadable('a folder', cause);
  }
}
