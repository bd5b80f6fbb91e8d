/** The sets that people name: folders of sets, published files, and folders of either. */
import { basename, dirname, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { itemsOf } from '../evals/lint/linted-set.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import type { LintedSet } from '../evals/lint/rule.ts';
import { withPeople } from '../evals/rate/people-files.ts';
import type { ItemSet } from '../evals/records.ts';
import { ITEMS_FILE, isSetFolder, readSetFolder } from '../evals/sets/set-folder.ts';

export interface NamedSet {
  /** Its folder, or the published file. */
  readonly path: string;
  readonly set: ItemSet;
}

/**
 * In the order in which they are named, those of a folder by path. No two have one name: those that would are called by the folder that they are in
 * as well, so that a set has the same name wherever the same ones are named.
 *
 * @throws AppError `SETS_MISSING`, `SET_UNREADABLE`, `SET_DAMAGED`, `SET_EMPTY`, `SETS_SAME_NAME` (exit code 2)
 */
export function namedSets(paths: readonly string[], workingFolder: string): NamedSet[] {
  const found = paths.flatMap((path) => setsAt(resolve(workingFolder, path)));
  const names = found.map(({ set }) => set.facts.name);
  const named = found.map(({ path, set }) => {
    const { name } = set.facts;
    const isTaken = names.filter((other) => other === name).length > 1;
    const longer = `${basename(dirname(path))}-${name}`;
    return { path, set: isTaken ? { ...set, facts: { ...set.facts, name: longer } } : set };
  });
  const taken = new Set<string>();
  for (const { set } of named) {
    if (taken.has(set.facts.name)) throw sameName(set.facts.name);
    taken.add(set.facts.name);
  }
  return named;
}

/** Whether a folder holds sets, whatever else. */
export function holdsSets(folder: string): boolean {
  try {
    return readSets([folder]).sets.length > 0;
  } catch {
    return false;
  }
}

function setsAt(path: string): NamedSet[] {
  if (isSetFolder(path)) return [ownSet(path)];
  const { sets } = readSets([path]);
  // Examples are no test, unless they are named.
  const tests = sets.length === 1 ? sets : sets.filter(({ isSeeds }) => !isSeeds);
  return tests.map((set) => {
    const folder = dirname(set.path);
    return basename(set.path) === ITEMS_FILE && isSetFolder(folder) ? ownSet(folder) : publishedSet(set);
  });
}

function ownSet(folder: string): NamedSet {
  // Before it may be called otherwise: ratings are of a set by its own name.
  const set = withPeople(folder, readSetFolder(folder));
  if (set.items.length === 0) throw noItems(folder);
  return { path: folder, set };
}

function publishedSet(published: LintedSet): NamedSet {
  const { name, layout, rows, path } = published;
  if (rows.length === 0) throw noItems(path);
  const style = { spaced: true, ascii: false, finalNewline: true };
  const facts = { name, layout: layout.id, fields: [], style };
  return { path, set: { facts, items: itemsOf(published) } };
}

function noItems(path: string): Error {
  return usageError('SET_EMPTY', `The set in ${path} has no items.`, 'Name a set that has some.');
}

function sameName(name: string): Error {
  return usageError(
    'SETS_SAME_NAME',
    `Two sets are called ${name}.`,
    'Name each once, or rename the folder or the file of one of them.',
  );
}
