/** The sets that people name: folders of sets, published files, and folders of either. */
import { basename, dirname, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { itemsOf } from '../evals/lint/linted-set.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import type { LintedSet } from '../evals/lint/rule.ts';
import { type SetToMeasure, setToMeasure } from '../evals/measure/set-to-measure.ts';
import type { ItemSet } from '../evals/records.ts';
import { ITEMS_FILE, isSetFolder, readSetFolder } from '../evals/sets/set-folder.ts';

/** @throws AppError `SETS_MISSING`, `SET_UNREADABLE`, `SET_DAMAGED`, `SET_EMPTY` (exit code 2) */
export function setsToMeasure(paths: readonly string[], workingFolder: string): SetToMeasure[] {
  const found = paths.flatMap((path) => setsAt(resolve(workingFolder, path)));
  const names = found.map(({ set }) => set.facts.name);
  const named = found.map(({ set, folder }) => {
    const { name } = set.facts;
    const isTaken = names.filter((other) => other === name).length > 1;
    return isTaken ? { ...set, facts: { ...set.facts, name: `${folder}-${name}` } } : set;
  });
  const twice = named.find(({ facts }, at) => named.findIndex((other) => other.facts.name === facts.name) !== at);
  if (twice !== undefined) throw sameName(twice.facts.name);
  return named.map(setToMeasure);
}

interface Found {
  readonly set: Pick<ItemSet, 'facts' | 'items' | 'statistics'>;
  /** Name of the folder that it is in. */
  readonly folder: string;
}

function setsAt(path: string): Found[] {
  if (isSetFolder(path)) return [ownSet(path)];
  const { sets } = readSets([path]);
  // Examples are no test, unless they are named.
  const tests = sets.length === 1 ? sets : sets.filter(({ isSeeds }) => !isSeeds);
  return tests.map((set) => {
    const folder = dirname(set.path);
    return basename(set.path) === ITEMS_FILE && isSetFolder(folder) ? ownSet(folder) : publishedSet(set);
  });
}

function ownSet(folder: string): Found {
  const set = readSetFolder(folder);
  if (set.items.length === 0) throw noItems(folder);
  return { set, folder: basename(dirname(resolve(folder))) };
}

function publishedSet(published: LintedSet): Found {
  const { name, layout, rows, path } = published;
  if (rows.length === 0) throw noItems(path);
  const style = { spaced: true, ascii: false, finalNewline: true };
  const facts = { name, layout: layout.id, fields: [], style };
  return { set: { facts, items: itemsOf(published) }, folder: basename(dirname(path)) };
}

function noItems(path: string): Error {
  return usageError('SET_EMPTY', `The set in ${path} has no items.`, 'Name a set that has some.');
}

function sameName(name: string): Error {
  return usageError(
    'SETS_SAME_NAME',
    `Two sets are called ${name}.`,
    'Name each once, or measure them into folders of their own: --out DIR.',
  );
}
