/** Sets of items from published files. */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { layoutOf } from '../evals/formats/index.ts';
import { setFromLines } from '../evals/formats/published-set.ts';
import { type FileRow, readRows } from '../evals/formats/read-rows.ts';
import { readStatistics, tableFormatOf } from '../evals/formats/read-statistics.ts';
import { areOccupations, type StatisticsSource, statisticsFromLines } from '../evals/formats/statistics-file.ts';
import type { ItemSet } from '../evals/records.ts';
import { canaryOfSet } from '../evals/sets/canary.ts';
import { type Publication, publicationSchema } from '../evals/sets/publication.ts';
import { readSetFolder, writeSetFolder } from '../evals/sets/set-folder.ts';
import type { Statistics } from '../evals/sets/statistics.ts';

export interface ImportSetOptions {
  /**
   * A published file of items (`.jsonl`), one of statistics (`.jsonl`, `.csv`, `.tsv`), or both; each may be packed (`.gz`). Statistics
   * alone may also join the set that is in `out`.
   */
  readonly path: string | readonly string[];
  /** Folder of the set, which must not hold one, but for statistics that join it. */
  readonly out: string;
  readonly workingFolder: string;
  /** Column of the statistics that says what a row is about. Default: the one by which most items are found. */
  readonly key?: string | undefined;
  /** What is stated where the set is published. */
  readonly publication?: Publication | undefined;
}

/** A file that was named, read as what it is. */
type Source = { readonly path: string } & (
  | { readonly holds: 'items' | 'rows'; readonly rows: readonly FileRow[] }
  | { readonly holds: 'table' }
);

/**
 * @throws AppError `SET_UNREADABLE`, `SET_LAYOUT_UNKNOWN`, `SET_ROWS_UNREADABLE`, `SET_EXISTS`, `SET_FILES_SEVERAL`,
 * `PUBLICATION_INVALID`, `STATISTICS_UNREADABLE`, `STATISTICS_KEY_UNKNOWN`, `STATISTICS_KEY_UNUSABLE`, `STATISTICS_UNJOINED` (exit code 2)
 */
export function importSet(options: ImportSetOptions): ItemSet {
  const { path, out, workingFolder, key, publication } = options;
  const folder = resolve(workingFolder, out);
  const sources = [path].flat().map((one) => sourceOf(resolve(workingFolder, one)));
  const items = only(sources, true);
  const statistics = only(sources, false);
  const there = existsSync(join(folder, 'set.yaml')) ? readSetFolder(folder) : null;
  if (there !== null && (items !== null || there.statistics !== undefined)) throw exists(folder);
  const before = there ?? (items === null ? null : itemsOf(items));
  const set = statistics === null ? (before as ItemSet) : withStatistics(before, statistics, key, sources.length);
  const stated = { ...set, facts: { ...set.facts, publication: publicationOf(set, publication) } };
  writeSetFolder(folder, stated);
  return stated;
}

function sourceOf(path: string): Source {
  if (tableFormatOf(path) !== null) return { path, holds: 'table' };
  const rows = readRows(path);
  return { path, holds: layoutOf(rows.map(({ row }) => row)) === null ? 'rows' : 'items', rows };
}

/** The one file of items, or the one that holds none; null where there is no such file. */
function only(sources: readonly Source[], areItems: boolean): Source | null {
  const found = sources.filter(({ holds }) => (holds === 'items') === areItems);
  if (found.length > 1) throw several(found, areItems ? 'items' : 'statistics');
  return found[0] ?? null;
}

function itemsOf(source: Source): ItemSet {
  const rows = source.holds === 'table' ? [] : source.rows;
  const lines = rows.map(({ text }) => text);
  return setFromLines(nameOf(source.path), lines, rows.at(-1)?.isEnded ?? true);
}

function withStatistics(before: ItemSet | null, source: Source, key: string | undefined, files: number): ItemSet {
  if (before === null && files === 1 && key === undefined) refuseOther(source);
  const items = before?.items ?? [];
  const statistics = statisticsIn(source, { name: nameOf(source.path), path: basename(source.path), key, items });
  if (before === null && key === undefined && statistics.facts.columns.includes('question'))
    throw isTableOfItems(source);
  const facts = before?.facts ?? {
    name: statistics.facts.name,
    layout: 'statistics',
    fields: [],
    style: { spaced: false, ascii: false, finalNewline: true },
  };
  return { ...before, facts: { ...facts, statistics: statistics.facts }, items, statistics: statistics.records };
}

function statisticsIn(source: Source, about: StatisticsSource): Statistics {
  if (source.holds !== 'table') return statisticsFromLines(about, source.rows);
  return readStatistics(source.path, about);
}

/** Rows that nobody called statistics, and that are no table and not the published one, are a mistake. */
function refuseOther(source: Source): void {
  if (source.holds !== 'table' && !areOccupations(source.rows.map(({ row }) => row))) itemsOf(source);
}

function publicationOf(set: ItemSet, stated: Publication = {}): Publication {
  const all = { ...set.facts.publication, ...stated };
  const read = publicationSchema.safeParse({
    ...all,
    canary: all.canary ?? canaryOfSet(set.facts.name, set),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw usageError(
    'PUBLICATION_INVALID',
    `What is stated of the set (${issue?.path.join('.')}) is not as it should be: ${issue?.message}.`,
    'Write a licence by its SPDX id (CC-BY-4.0), a language by its code (en), links with https://, all of it in one line each.',
  );
}

function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\.gz$/iu, '')
    .replace(/\.(?:jsonl|csv|tsv)$/iu, '');
  return name.replaceAll(/[^\w.-]/gu, '-') || 'set';
}

function isTableOfItems({ path }: Source): Error {
  return usageError(
    'SET_LAYOUT_UNKNOWN',
    `${path} is a table with questions; items are read from JSON lines.`,
    'Import the published .jsonl file. If it holds statistics, say of what with --key.',
  );
}

function exists(folder: string): Error {
  return usageError('SET_EXISTS', `There is a set in ${folder} already.`, 'Name another folder with --out.');
}

function several(sources: readonly Source[], what: string): Error {
  return usageError(
    'SET_FILES_SEVERAL',
    `Several of the files hold ${what}: ${sources.map(({ path }) => basename(path)).join(', ')}.`,
    'A set is made of one file of items, one of statistics, or one of each. Import others into folders of their own.',
  );
}
