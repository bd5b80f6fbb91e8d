/** Several releases of a run with a model as analyst: whoever has all of them learns no hidden figure. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRelease } from '../src/assembly/open-release.ts';
import {
  type CountedRelease,
  countedReleaseSchema,
  fingerprintOfFigures,
} from '../src/privacy/joint/counted-release.ts';
import type { ReleaseData } from '../src/public-records/release.ts';
import { Attack, type Equation } from '../src/testing/privacy/attacker.ts';
import { conversations, folder, sightline, writeRows } from './support.ts';

/** None asks for less in all, so that no release rests on another. */
const several = [
  { accounts: 4, conversations: 20, cellAccounts: 2, cellConversations: 6 },
  { accounts: 3, conversations: 30, cellAccounts: 3, cellConversations: 5 },
  { accounts: 5, conversations: 10, cellAccounts: 2, cellConversations: 9 },
];
type Least = (typeof several)[number];
const words = (least: Least): string[] => [
  ...['--min-accounts', `${least.accounts}`, '--min-conversations', `${least.conversations}`],
  ...['--min-cell-accounts', `${least.cellAccounts}`, '--min-cell-conversations', `${least.cellConversations}`],
];
const leastCell = Math.min(...several.map(({ cellConversations }) => cellConversations));

const home = folder();
beforeAll(() => {
  // Its secret decides who is heard together, and so which clusters have a name.
  mkdirSync(join(home, '.sightline'), { mode: 0o700 });
  writeFileSync(join(home, '.sightline', 'secret'), new Uint8Array(32).fill(7), { mode: 0o600 });
  writeRows(join(home, 'rows.jsonl'), conversations(400, 3));
  writeFileSync(join(home, 'sightline.yaml'), 'facets: [language, turns, { field: meta.plan, title: Plan }]\n');
});

const command = ['--model', 'scripted:plain', '--embedder', 'tfidf-svd', '--k', '14', '--stability', '0', '--quiet'];

/** @param isGuarded whether each is decided beside those before it */
async function releasesOf(run: string, isGuarded: boolean): Promise<CountedRelease[]> {
  const [first, ...others] = several as [Least, ...Least[]];
  const records = join(home, run, 'private', 'releases');
  const aside = mkdtempSync(join(home, 'aside-'));
  await succeeds(['insights', 'run', 'rows.jsonl', ...command, ...words(first), '--out', run]);
  for (const [at, other] of others.entries()) {
    if (!isGuarded) for (const name of recordsIn(records)) renameSync(join(records, name), join(aside, name));
    await succeeds(['insights', 'release', run, ...words(other), '--out', `${run}-${at}`, '--quiet']);
  }
  return [records, aside].flatMap((at) => recordsIn(at).map((name) => countedReleaseSchema.parse(parsedIn(at, name))));
}

async function succeeds(args: readonly string[]): Promise<void> {
  const { code, stderr } = await sightline(args, home);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
}

const parsedIn = (at: string, name: string): unknown => JSON.parse(readFileSync(join(at, name), 'utf8'));
const recordsIn = (path: string): string[] => readdirSync(path).filter((name) => name.startsWith('counted-'));

/** Hidden cells below the least of a cell that can be bounded more closely than by it. */
function narrowCells(releases: readonly CountedRelease[]): string[] {
  const names = [...new Set(releases.flatMap(({ tables }) => tables.map(({ facet }) => facet)))];
  return names.flatMap((facet) => narrowIn(facet, releases));
}

function narrowIn(facet: string, releases: readonly CountedRelease[]): string[] {
  return [...rangesIn(facet, releases)]
    .filter(([, { size, range }]) => size < leastCell && range < leastCell - 0.01)
    .map(([name]) => `${facet} ${name}`);
}

interface Hidden {
  /** Conversations that it counts. */
  readonly size: number;
  /** From the least to the most that it can be. */
  readonly range: number;
}

/** Of every hidden cell. */
function rangesIn(facet: string, releases: readonly CountedRelease[]): Map<string, Hidden> {
  const figures = releases.flatMap((release, number) => figuresOf(release, facet, number));
  const signatures = new Map<number, string>();
  figures.forEach(({ members }, index) => {
    for (const one of members) signatures.set(one, `${signatures.get(one) ?? ''} ${index}`);
  });
  const unknowns = ({ members }: Figure): string[] => [...new Set(members.map((one) => signatures.get(one) as string))];
  const equations = figures.flatMap((figure): Equation[] =>
    figure.shown === undefined ? [] : [{ plus: unknowns(figure), minus: [], sum: figure.shown }],
  );
  const attack = new Attack(equations, 0);
  const range = (figure: Figure): number => attack.largest(...unknowns(figure)) - attack.smallest(...unknowns(figure));
  const hidden = figures.filter(({ shown }) => shown === undefined);
  return new Map(hidden.map((figure) => [figure.name, { size: figure.members.length, range: range(figure) }]));
}

interface Figure {
  readonly name: string;
  /** Conversations that it counts. */
  readonly members: readonly number[];
  readonly shown: number | undefined;
}

/** Sizes of rows and cells of them. */
function figuresOf({ rows, leaves, tables }: CountedRelease, facet: string, number: number): Figure[] {
  const table = tables.find((one) => one.facet === facet);
  const above = (row: number): number[] => (row < 0 ? [] : [row, ...above(rows[row]?.parent ?? -1)]);
  const inside = Map.groupBy(
    leaves.flatMap((leaf, one) => above(leaf).map((row) => ({ row, one }))),
    ({ row }) => row,
  );
  return rows.flatMap(({ conversations: shown }, row) => {
    const members = (inside.get(row) ?? []).map(({ one }) => one);
    const whole = { name: `${number}/${row}`, members, shown };
    if (table === undefined) return [whole];
    const cells = new Map(table.cells[row]);
    const byLabel = Map.groupBy(members, (one) => table.labels[one] as number);
    return [
      whole,
      ...[...byLabel].map(([label, some]) => ({
        name: `${number}/${row}/${label}`,
        members: some,
        shown: cells.get(label),
      })),
    ];
  });
}

test('decided beside one another they leave every hidden cell its range', async () => {
  const releases = await releasesOf('guarded', true);
  expect(releases).toHaveLength(several.length);
  expect(narrowCells(releases)).toEqual([]);
}, 120_000);

test('decided each by itself they do not, so that the attack can succeed', async () => {
  const alone = await releasesOf('alone', false);
  expect(narrowCells(alone).length).toBeGreaterThan(0);
}, 120_000);

describe('releases of a run under stronger thresholds', () => {
  const stronger = [
    { accounts: 6, conversations: 20, cellAccounts: 4, cellConversations: 8 },
    { accounts: 16, conversations: 26, cellAccounts: 4, cellConversations: 8 },
  ];
  const places = ['weak/public', 'weak-0', 'weak-1'];
  const publicOf = (place: string) => openRelease(join(home, place));

  beforeAll(async () => {
    await succeeds(['insights', 'run', 'rows.jsonl', ...command, '--privacy', 'local', '--out', 'weak']);
    for (const [at, least] of stronger.entries()) {
      await succeeds(['insights', 'release', 'weak', ...words(least), '--out', `weak-${at}`, '--quiet']);
    }
  }, 120_000);

  test('show no cluster and no cell that the weakest does not show, and each something', () => {
    const [weakest, ...others] = places.map(publicOf) as [ReleaseData, ...ReleaseData[]];
    const shown = (release: ReleaseData): Set<string> =>
      new Set([
        ...release.clusters.clusters.map(({ id }) => id),
        ...release.facets.flatMap(({ facet, values, clusters }) =>
          Object.entries(clusters).flatMap(([id, { cells }]) =>
            cells.map(({ value }) => `${facet} ${id} ${values[value]}`),
          ),
        ),
      ]);
    const sizes = [weakest, ...others].map((release) => release.clusters.clusters.length);
    expect(sizes.toSorted((left, right) => right - left)).toEqual(sizes);
    expect(sizes.at(-1)).toBeGreaterThan(1);
    for (const release of others) expect([...shown(release).difference(shown(weakest))]).toEqual([]);
    expect(sizes[0]).toBeGreaterThan(sizes.at(-1) as number);
  });

  test('have the names of the weaker one where as much is asked of words', async () => {
    const [least, more] = stronger as [Least, Least];
    await succeeds(['insights', 'run', 'rows.jsonl', ...command, ...words(least), '--out', 'middle']);
    await succeeds(['insights', 'release', 'middle', ...words(more), '--out', 'above-middle', '--quiet']);
    const [first, second] = ['middle/public', 'above-middle'].map((place) => publicOf(place).clusters.clusters) as [
      Shown[],
      Shown[],
    ];
    const nameOf = new Map(first.map(({ id, name }) => [id, name]));
    const bases = second.filter(({ id, level }) => level === 0 && nameOf.has(id));
    expect(bases.length).toBeGreaterThan(1);
    expect(bases.map(({ name }) => name)).toEqual(bases.map(({ id }) => nameOf.get(id)));
  });

  test('add nothing to what can be calculated from the weakest', () => {
    const records = join(home, 'weak', 'private', 'releases');
    const releases = recordsIn(records).map((name) => countedReleaseSchema.parse(parsedIn(records, name)));
    const isWeakest = ({ upon }: CountedRelease): boolean => upon.length === 0;
    const ordered = releases.toSorted((left, right) => Number(isWeakest(right)) - Number(isWeakest(left)));
    expect(ordered.map(({ upon }) => upon.length)).toEqual([0, 1, 1]);
    for (const { upon } of ordered.slice(1)) expect(upon).toEqual([fingerprintOfFigures(ordered[0] as CountedRelease)]);
    for (const facet of ordered[0]?.tables.map((table) => table.facet) ?? []) {
      const [together, alone] = [rangesIn(facet, ordered), rangesIn(facet, ordered.slice(0, 1))];
      for (const [name, { range }] of alone) expect(together.get(name)?.range).toBeCloseTo(range, 4);
    }
  });
});

type Shown = ReleaseData['clusters']['clusters'][number];
