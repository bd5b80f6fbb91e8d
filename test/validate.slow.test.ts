/** `validate clustering`: figures of agreement, what counts as a label, and what is left behind. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversations, folder, type Outcome, sightline, writeRows } from './support.ts';

/** Two subjects that share no word. */
const bread = 'knead flour yeast dough oven crust sourdough bake loaf rye'.split(' ');
const code = 'python traceback import error pytest module function debug virtualenv package'.split(' ');

interface Labelled {
  text?: string;
  messages?: unknown;
  label?: string | string[];
}

function texts(words: readonly string[], label: Labelled['label'], count = 30): Labelled[] {
  const at = (index: number): string => words[index % words.length] as string;
  return Array.from({ length: count }, (_, index) => ({
    text: [0, 1, 3, 4, 7].map((step) => at(index + step)).join(' '),
    ...(label !== undefined && { label }),
  }));
}

interface Case {
  readonly home: string;
  readonly temporary: string;
  readonly outcome: Outcome;
}

/** The command over rows, in a folder of its own, with a temporary folder of its own. */
async function validate(rows: readonly Labelled[] | null, ...extra: string[]): Promise<Case> {
  const home = folder();
  const temporary = join(home, 'temporary');
  mkdirSync(temporary);
  const named = rows?.map((row, index) => ({ id: `row ${index}`, ...row }));
  if (named !== undefined) writeRows(join(home, 'rows.jsonl'), named);
  const words = ['validate', 'clustering', 'rows.jsonl', '--embedder', 'tfidf-svd', '--json', '--quiet', ...extra];
  return { home, temporary, outcome: await sightline(words, home, { TMPDIR: temporary }) };
}

function figures({ outcome, temporary }: Case): Record<string, number> {
  expect(outcome.stderr).toBe('');
  expect(outcome.code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  return JSON.parse(outcome.stdout);
}

/** Refused as wrong usage, in two lines, and nothing is made: neither a temporary folder nor a workspace. */
function refused({ outcome, home, temporary }: Case, code: string): void {
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.stderr.trim().split('\n').length).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(2);
  expect(readdirSync(temporary)).toEqual([]);
  expect(existsSync(join(home, '.sightline'))).toBe(false);
}

test('subjects that share no word are told apart; rows without a label and out of scope are left out', async () => {
  const rows = [
    ...texts(bread, 'bread'),
    ...texts(code, 'code'),
    ...texts(bread, 'out_of_scope', 7),
    ...texts(code, undefined, 5),
  ];
  const found = figures(await validate(rows));
  expect(Object.keys(found)).toEqual(['nmi', 'ari', 'purity', 'k', 'n', 'noise', 'seconds']);
  expect(found).toMatchObject({ k: 2, n: 60, noise: 7 });
  expect(found['nmi']).toBeGreaterThan(0.95);
  expect(found['ari']).toBeGreaterThan(0.95);
  expect(found['purity']).toBeGreaterThan(0.95);
  expect(found['seconds']).toBeGreaterThan(0);
});

test('a list of labels is one label, in whatever order it is written', async () => {
  const rows = [...texts(bread, ['b', 'a'], 15), ...texts(bread, ['a', 'b'], 15), ...texts(code, ['b'])];
  const found = figures(await validate(rows));
  expect(found).toMatchObject({ k: 2, n: 60, noise: 0 });
  expect(found['nmi']).toBeGreaterThan(0.95);
});

test('--k and --seed are followed; the same seed gives the same figures', async () => {
  const rows = conversations(60).map(({ messages }, index) => ({ messages, label: `topic ${index % 2}` }));
  const measure = async () => {
    const { seconds: _, ...found } = figures(await validate(rows, '--k', '6', '--seed', '11'));
    return found;
  };
  const found = await measure();
  expect(found).toMatchObject({ k: 6, n: 60 });
  expect(await measure()).toEqual(found);
});

test('fewer than two labels are refused', async () => {
  const one = await validate([...texts(bread, 'bread', 10), ...texts(code, 'out_of_scope', 10)]);
  refused(one, 'LABELS_TOO_FEW');
  expect(one.outcome.stderr).toContain('"label" field');
});

test('a mistyped file, embedder or format is refused before anything is made', async () => {
  refused(await validate(null), 'INPUT_NOT_FOUND');
  refused(await validate(texts(bread, 'bread', 4), '--embedder', 'tfidf'), 'EMBEDDER_UNKNOWN');
  refused(await validate(texts(bread, 'bread', 4), '--format', 'opneai'), 'FORMAT_UNKNOWN');
});
