/** The items of one set, wherever they are kept. */
import { usageError } from '../core/errors.ts';
import { itemsOf } from '../evals/lint/linted-set.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import type { Item } from '../evals/records.ts';
import { isSetFolder, readSetFolder } from '../evals/sets/set-folder.ts';

export interface SetOfItems {
  readonly name: string;
  readonly layout: string;
  readonly items: readonly Item[];
  /** Its own; null where it is a published file. */
  readonly folder: string | null;
}

/**
 * @param path folder of a set, or a published file of items
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SETS_MISSING`, `SET_UNREADABLE`, `SETS_SEVERAL`, `SET_EMPTY` (exit code 2)
 */
export function setAt(path: string): SetOfItems {
  const set = isSetFolder(path) ? ownSet(path) : publishedSet(path);
  if (set.items.length === 0) throw noItems(path);
  return set;
}

function ownSet(folder: string): SetOfItems {
  const { facts, items } = readSetFolder(folder);
  return { name: facts.name, layout: facts.layout, items, folder };
}

function publishedSet(path: string): SetOfItems {
  const { sets } = readSets([path]);
  const [set] = sets;
  if (set === undefined || sets.length > 1) throw severalSets(sets.length);
  return { name: set.name, layout: set.layout.id, items: itemsOf(set), folder: null };
}

function severalSets(count: number): Error {
  return usageError(
    'SETS_SEVERAL',
    `There are ${count} sets of items there.`,
    'Name one of them: what is asked for is of one set at a time.',
  );
}

function noItems(path: string): Error {
  return usageError('SET_EMPTY', `The set in ${path} has no items.`, 'Name a set that has some.');
}
