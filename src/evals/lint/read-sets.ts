/** The sets in files and folders, with the README files beside them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { usageError } from '../../core/errors.ts';
import { layoutOf } from '../formats/index.ts';
import { publishedText } from '../formats/published-set.ts';
import { type FileRow, readRows, rowsOfLines } from '../formats/read-rows.ts';
import { ITEMS_FILE, isSetFolder, readSetFolder } from '../sets/set-folder.ts';
import { lintedSet } from './linted-set.ts';
import type { Card, LintedFolder, LintedSet } from './rule.ts';

const SET = /\.jsonl(?:\.gz)?$/u;
const README = /readme\.md$/iu;
/** The published folder of hand-written examples, and what people call such files. */
const SEEDS_FOLDER = 'prompts_for_few_shot_generation';
const SEEDS = /(?:^|[/\\])(?:prompts_for_few_shot_generation|seeds)(?:[/\\]|$)|\.seeds?\.jsonl$/u;

/**
 * @throws AppError `SETS_MISSING` (exit code 2) where nothing that was named holds items, `SET_UNREADABLE`
 */
export function readSets(paths: readonly string[]): LintedFolder {
  const files = [...new Set(paths.flatMap((path) => filesIn(path, SET)))].sort();
  const sets = files.flatMap((path) => readSet(path) ?? []);
  if (sets.length === 0) throw noSets(paths);
  const beside = [...new Set(files.flatMap(seedsBeside))].filter((path) => !files.includes(path));
  const seeds = [...sets.filter(({ isSeeds }) => isSeeds), ...beside.flatMap((path) => readSet(path) ?? [])];
  return { sets, seeds, cards: cardsOf(sets) };
}

/** As published: the seeds of a set have its name, in a folder next to its own. */
function seedsBeside(path: string): string[] {
  const seeds = join(dirname(dirname(path)), SEEDS_FOLDER, basename(path));
  return statSync(seeds, { throwIfNoEntry: false })?.isFile() === true ? [seeds] : [];
}

/** An own set as it would be published: a line an item, as in its own file. */
function readSet(path: string): LintedSet | null {
  const own = basename(path) === ITEMS_FILE && isSetFolder(dirname(path)) ? readSetFolder(dirname(path)) : null;
  const read = own === null ? readRows(path) : rowsOfLines(publishedText(own));
  const layout = layoutOf(read.map(({ row }) => row));
  if (layout === null) return null;
  const isRead = (file: FileRow): file is FileRow & { row: NonNullable<FileRow['row']> } =>
    file.row !== null && layout.recognises(file.row);
  return lintedSet({
    name: own?.facts.name ?? basename(path).replace(SET, ''),
    path,
    layout,
    rows: read.filter(isRead).map(({ line, row }) => ({ line, row })),
    lines: read.map(({ line, text }) => ({ line, text })),
    unreadable: read.filter((file) => !isRead(file)).map(({ line }) => line),
    isSeeds: SEEDS.test(path),
  });
}

/** A file that was named is taken whatever it is called. */
function filesIn(path: string, pattern: RegExp): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => join(path, file));
}

function cardsOf(sets: readonly LintedSet[]): Card[] {
  const folders = new Set(sets.flatMap(({ path }) => [dirname(path), dirname(dirname(path))]));
  return [...folders].sort().flatMap((folder) => {
    const card = readdirSync(folder).find((file) => README.test(file));
    if (card === undefined) return [];
    const path = join(folder, card);
    return [
      {
        path,
        text: readFileSync(path, 'utf8'),
        files: new Set(filesIn(folder, SET).map((file) => basename(file))),
        sets: sets.filter((set) => set.path.startsWith(folder + sep)).map((set) => set.path),
      },
    ];
  });
}

function noSets(paths: readonly string[]): Error {
  return usageError(
    'SETS_MISSING',
    `No items were found in ${paths.join(', ')}.`,
    'Name a .jsonl file of items, or a folder of them: a row has a question with answer_matching_behavior and answer_not_matching_behavior, or a sentence_with_blank.',
  );
}
