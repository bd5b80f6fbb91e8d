import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, FacetTable } from '../public-records/release.ts';
import { shareRatio, type TwoShares } from '../stats/share-ratio.ts';
import { truthOf } from '../testing/privacy/oracle.ts';
import { syntheticInput } from '../testing/privacy/synthetic-input.ts';
import {
  chanceOf,
  DEGREES,
  MARGINS,
  precisionIn,
  precisionOf,
  shownComparison,
  shownRate,
} from './comparison-precision.ts';
import { MARKED } from './comparisons.ts';
import { gate, type ReleaseContent } from './gate.ts';
import type { GateFacet, GateInput } from './gate-input.ts';
import { presets, resolveThresholds } from './thresholds.ts';
import { Private } from './visibility.ts';

const inputs = fc
  .record({
    seed: fc.nat(9999),
    conversations: fc.constantFrom(400, 1500),
    accounts: fc.constantFrom(40, 400),
    bases: fc.constantFrom(3, 12),
    branching: fc.constantFrom(2, 4),
    facets: fc.constantFrom([2], [3, 5]),
    unevenness: fc.constantFrom(1, 2.5),
    missing: fc.constantFrom(0, 0.1),
    loyalty: fc.constantFrom(0, 0.4),
  })
  .map(syntheticInput);

const released = (input: GateInput): ReleaseContent => gate(new Private(input)).release.value;

interface ComparedCell {
  readonly cell: Cell;
  readonly rows: readonly number[];
  readonly facet: GateFacet;
  readonly label: string;
  readonly baseline: Cell | undefined;
}

/** Cells of clusters, with the conversations of the cluster counted from the input. */
function cellsOf(input: GateInput, release: ReleaseContent): ComparedCell[] {
  const truth = truthOf(input, release);
  return release.facets.flatMap((table) => {
    const facet = input.facets.find(({ name }) => name === table.facet) as GateFacet;
    return Object.entries(table.clusters).flatMap(([id, { cells }]) =>
      cells.map((cell) => ({
        cell,
        rows: truth.clusters.get(id) ?? [],
        facet,
        label: table.values[cell.value] as string,
        baseline: table.baseline.cells.find(({ value }) => value === cell.value),
      })),
    );
  });
}

/** By account, from the input alone. */
function accountsOf(input: GateInput, { rows, facet, label }: ComparedCell): TwoShares[] {
  const inside = new Set(rows);
  const has = (row: number): boolean => (facet.values[row] ?? '(no value)') === label;
  const counts = new Map<string, { some: number; all: number; otherSome: number; otherAll: number }>();
  input.accounts.forEach((account, row) => {
    const key = account ?? `alone ${row}`;
    const own = counts.get(key) ?? { some: 0, all: 0, otherSome: 0, otherAll: 0 };
    own.otherAll++;
    if (has(row)) own.otherSome++;
    if (inside.has(row)) own.all++;
    if (inside.has(row) && has(row)) own.some++;
    counts.set(key, own);
  });
  return [...counts.values()];
}

/** The cell, the rest of its cluster, the value elsewhere, and all else. */
function groupsOf(input: GateInput, { rows, facet, label }: ComparedCell): number[][] {
  const inside = new Set(rows);
  const groups: [number[], number[], number[], number[]] = [[], [], [], []];
  input.accounts.forEach((_, row) => {
    const has = (facet.values[row] ?? '(no value)') === label;
    groups[(inside.has(row) ? 0 : 2) + (has ? 0 : 1)]?.push(row);
  });
  return groups;
}

const totalOf = (accounts: readonly TwoShares[]): TwoShares => {
  const sum = (name: keyof TwoShares): number => accounts.reduce((so, own) => so + own[name], 0);
  return { some: sum('some'), all: sum('all'), otherSome: sum('otherSome'), otherAll: sum('otherAll') };
};

describe('what a release says of a cell beside all conversations', () => {
  it('is the ratio by accounts, counted from the input, and stands wherever both shares are shown', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const compared of cellsOf(input, released(input))) {
          const { comparison } = compared.cell;
          expect(comparison !== undefined).toBe(compared.baseline !== undefined);
          if (comparison === undefined) continue;
          const accounts = accountsOf(input, compared);
          const total = totalOf(accounts);
          const precision = precisionOf(total, shareRatio(accounts));
          expect(comparison).toEqual(shownComparison(total, precision, comparison.sure?.q ?? 1));
        }
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it('rests on four groups, each of which is empty or large enough to be shown', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { minCellAccounts, minCellConversations } = input.thresholds;
        for (const compared of cellsOf(input, released(input))) {
          if (compared.cell.comparison === undefined) continue;
          for (const rows of groupsOf(input, compared)) {
            const accounts = new Set(rows.flatMap((row) => input.accounts[row] ?? []));
            const isEnough = rows.length >= minCellConversations && accounts.size >= minCellAccounts;
            expect(rows.length === 0 || isEnough).toBe(true);
          }
        }
      }),
      { seed: 12, numRuns: 25 },
    );
  });

  it('counts cells that are not shown among the tests, and finds nothing in them', () => {
    const input = syntheticInput({
      ...{ seed: 3, conversations: 3000, accounts: 900, bases: 12, branching: 4 },
      ...{ facets: [9, 4], unevenness: 1.6, loyalty: 0.5, thresholds: presets.internal },
    });
    const { facets, clusters, comparisons } = released(input);
    const cells = facets.flatMap((table) => table.baseline.cells.length * clusters.clusters.length);
    expect(comparisons).toEqual({
      ...{ method: 1, with: 'all', tests: cells.reduce((sum, count) => sum + count, 0) },
      ...MARKED,
    });
    const told = facets.flatMap((table) => Object.values(table.clusters).flatMap((row) => row.cells));
    expect(told.length).toBeLessThan(comparisons?.tests ?? 0);
    expect(told.some(({ comparison }) => (comparison?.sure?.q ?? 1) < 0.05)).toBe(true);
  });

  it('says nothing of all conversations, where nothing is compared, and of a facet whether it is of the same text', () => {
    const input = syntheticInput({
      ...{ seed: 5, conversations: 1500, accounts: 500, bases: 6, branching: 3, facets: [3, 3], unevenness: 1.2 },
    });
    const [first, second] = input.facets as [GateFacet, GateFacet];
    const { facets } = released({ ...input, facets: [{ ...first, sameText: true }, second] });
    expect(facets.map(({ sameText }) => sameText)).toEqual([true, undefined]);
    for (const { baseline } of facets) for (const cell of baseline.cells) expect(cell.comparison).toBeUndefined();
    expect(released({ ...input, facets: [] })).not.toHaveProperty('comparisons');
  });
});

/** Two clusters; the value is in a tenth of each but for one account in the first, which has nothing else. */
function withHeavyAccount(heavy: number): GateInput {
  const input = syntheticInput({
    ...{ seed: 1, conversations: 2000 + heavy, accounts: 500, bases: 2, branching: 2, facets: [2], unevenness: 1 },
    thresholds: presets.internal,
  });
  const rows = Array.from({ length: 2000 + heavy }, (_, row) => row);
  const isHeavy = (row: number): boolean => row >= 2000;
  const members = new Map([
    ['b0', rows.filter((row) => isHeavy(row) || row % 2 === 0)],
    ['b1', rows.filter((row) => !isHeavy(row) && row % 2 === 1)],
  ]);
  const accounts = rows.map((row) => (isHeavy(row) ? 'heavy' : `account-${Math.floor(row / 4)}`));
  const values = rows.map((row) => (isHeavy(row) || Math.floor(row / 4) % 10 === 0 ? 'rare' : 'common'));
  return { ...input, members, accounts, facets: [{ ...(input.facets[0] as GateFacet), labels: null, values }] };
}

function rareIn({ facets }: ReleaseContent, id: string): Cell | undefined {
  const [table] = facets as [FacetTable];
  return table.clusters[id]?.cells.find(({ value }) => table.values[value] === 'rare');
}

describe('one account', () => {
  it('makes no trend, however much it does', () => {
    for (const heavy of [100, 1000]) {
      const comparison = rareIn(released(withHeavyAccount(heavy)), 'b0')?.comparison;
      expect(comparison?.ratio).toBeGreaterThan(MARKED.minRatio);
      expect(comparison).not.toHaveProperty('sure');
    }
  });

  it('makes one where accounts are not counted, which the release is stamped with', () => {
    const input = { ...withHeavyAccount(100), thresholds: resolveThresholds({ privacy: 'internal', accounts: false }) };
    expect(rareIn(released(input), 'b0')?.comparison?.sure?.q).toBe(0.001);
  });
});

describe('how exactly it is told', () => {
  const total = { some: 60, all: 200, otherSome: 400, otherAll: 4000 };
  const told = (error: number, degrees: number): ReturnType<typeof precisionOf> =>
    precisionOf(total, { error, degrees });

  it('in steps, to the side of caution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (error, degrees) => {
          const precision = told(error, degrees);
          if (precision === null) return;
          expect(MARGINS).toContain(precision.margin);
          expect(DEGREES).toContain(precision.degrees);
          expect(precision.degrees).toBeLessThanOrEqual(degrees);
          expect(precision.margin).toBeGreaterThanOrEqual(1.95 * error);
        },
      ),
      { seed: 7 },
    );
  });

  it('not at all of few accounts, or where it could be four times another', () => {
    expect([told(0.1, 4.99), told(0.1, 0), told(0.8, 200), told(Number.POSITIVE_INFINITY, 9)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(told(0.1, 5)).not.toBeNull();
    expect(chanceOf(total, null)).toBe(1);
  });

  it('never as surer than independent conversations would be', () => {
    expect(told(0, 200)).toEqual(told(0.05, 200));
  });

  it('with a chance of 5 % where the interval ends at 1', () => {
    const precision = { margin: Math.log(3), degrees: 12 };
    expect(chanceOf(total, precision)).toBeCloseTo(0.05, 3);
    expect(shownComparison(total, precision, 1).sure?.interval[0]).toBe(1);
  });

  it('with no share above all', () => {
    const nearly = { some: 199, all: 200, otherSome: 3000, otherAll: 4000 };
    expect(shownComparison(nearly, { margin: 0.1, degrees: 40 }, 1).sure?.interval).toEqual([1.2, 1.33]);
  });

  it('so that whoever reads it has what it was made of, also where several margins are shown alike', () => {
    const shares = fc.record({
      part: fc.double({ min: 0.01, max: 1, noNaN: true }),
      all: fc.integer({ min: 20, max: 500 }),
      other: fc.double({ min: 0.01, max: 1, noNaN: true }),
      otherAll: fc.integer({ min: 600, max: 5000 }),
    });
    const errors = fc.record({
      error: fc.double({ min: 0, max: 0.6, noNaN: true }),
      degrees: fc.integer({ min: 5, max: 200 }),
    });
    const alike = new Set<string>();
    fc.assert(
      fc.property(shares, errors, ({ part, all, other, otherAll }, error) => {
        const some = Math.max(1, Math.round(part * all));
        const total = { some, all, otherSome: Math.max(some, Math.round(other * otherAll)), otherAll };
        const precision = precisionOf(total, error);
        if (precision === null) return;
        const { sure } = shownComparison(total, precision, 1);
        expect(sure && precisionIn(total, sure)).toEqual(precision);
        const narrower = { ...precision, margin: precision.margin / 1.25 };
        const same = shownComparison(total, narrower, 1).sure?.interval;
        if (String(same) === String(sure?.interval)) alike.add(String(same));
      }),
      { seed: 11, numRuns: 2000 },
    );
    expect(alike.size).toBeGreaterThan(0);
  });

  it('with q-values up to the next thousandth', () => {
    expect([0, 1e-9, 0.001, 0.0011, 0.0499, 0.05, 0.9999, 1].map(shownRate)).toEqual([
      ...[0.001, 0.001, 0.001, 0.002, 0.05, 0.05, 1, 1],
    ]);
  });
});
