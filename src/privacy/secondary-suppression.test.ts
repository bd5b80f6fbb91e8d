import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FacetTable } from '../public-records/release.ts';
import { Attack, cellName, type Equation, equationsOf, knownSums } from '../testing/privacy/attacker.ts';
import { rowsByValue, supportOfRows, truthOf } from '../testing/privacy/oracle.ts';
import { smallThresholds as small } from '../testing/privacy/small-thresholds.ts';
import { type SyntheticOptions, syntheticInput } from '../testing/privacy/synthetic-input.ts';
import { gate, type ReleaseContent } from './gate.ts';
import type { GateFacet, GateInput } from './gate-input.ts';
import { presets, type Thresholds } from './thresholds.ts';
import { Private } from './visibility.ts';

const choices = {
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  conversations: fc.integer({ min: 60, max: 260 }),
  accounts: fc.integer({ min: 10, max: 90 }),
  bases: fc.integer({ min: 1, max: 9 }),
  branching: fc.integer({ min: 2, max: 4 }),
  facets: fc.constant([3, 5]),
  unevenness: fc.double({ min: 1, max: 3, noNaN: true }),
  missing: fc.constantFrom(0, 0.05, 0.15),
  loyalty: fc.constantFrom(0, 0.5, 0.9),
  thresholds: fc.constantFrom<Thresholds>(small, presets.local, {
    ...small,
    counting: 'conversations',
    minAccounts: 0,
    minCellAccounts: 0,
  }),
};
const inputs = fc.record<SyntheticOptions>(choices);
/** Few enough equations to try all their combinations, and few enough accounts for cells of one. */
const tiny = fc.record<SyntheticOptions>({
  ...choices,
  accounts: fc.integer({ min: 8, max: 25 }),
  bases: fc.integer({ min: 2, max: 3 }),
  branching: fc.constant(3),
  facets: fc.constant([3]),
  missing: fc.constantFrom(0, 0.05),
  loyalty: fc.constantFrom(0.6, 0.8, 0.95),
  thresholds: fc.constant(small),
});

interface Case {
  readonly equations: readonly Equation[];
  /** The true rows of every hidden cell, by its name. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

/** Everything an attacker knows of one table, and the truth to hold it against. */
function caseOf(input: GateInput, release: ReleaseContent, table: FacetTable): Case {
  const facet = input.facets.find(({ name }) => name === table.facet) as GateFacet;
  const truth = truthOf(input, release);
  const rows = new Map<string, readonly number[]>([['all', truth.all], ...truth.clusters]);
  for (const [id, pool] of truth.pools) rows.set(`pool of ${id ?? 'all'}`, pool);
  const cells = new Map<string, readonly number[]>();
  const values = new Set<string>();
  for (const [row, members] of rows) {
    for (const [value, own] of rowsByValue(members, facet)) {
      values.add(value);
      cells.set(cellName(row, value), own);
    }
  }
  const holds = (row: string, value: string): boolean => cells.has(cellName(row, value));
  return { equations: equationsOf(release.clusters, table, [...values], holds), cells };
}

function casesOf(input: GateInput): Case[] {
  const { value } = gate(new Private(input)).release;
  return value.facets.map((table) => caseOf(input, value, table));
}

function hiddenCells({ equations }: Case): string[] {
  return [...new Set(equations.flatMap(({ plus, minus }) => [...plus, ...minus]))];
}

describe('what an attacker can work out from a table', () => {
  it('has equations that the truth keeps to', () => {
    fc.assert(
      fc.property(inputs, (chosen) => {
        const input = syntheticInput(chosen);
        for (const { equations, cells } of casesOf(input)) {
          const size = (name: string): number => cells.get(name)?.length ?? 0;
          for (const { plus, minus, sum } of equations) {
            const total =
              plus.reduce((so, name) => so + size(name), 0) - minus.reduce((so, name) => so + size(name), 0);
            expect(total).toBe(sum);
          }
        }
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('leaves it open whether a hidden cell is as large as the minimum', () => {
    fc.assert(
      fc.property(inputs, (chosen) => {
        const input = syntheticInput(chosen);
        const { minCellConversations } = input.thresholds;
        for (const found of casesOf(input)) {
          if (found.equations.length === 0) continue;
          const attack = new Attack(found.equations, 0);
          for (const name of hiddenCells(found)) {
            expect(attack.largest(name), name).toBeGreaterThan(minCellConversations - 0.01);
          }
        }
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it('pins no hidden cell below the minimum, even for who knows that none is empty', () => {
    fc.assert(
      fc.property(inputs, (chosen) => {
        const input = syntheticInput(chosen);
        for (const found of casesOf(input)) {
          const low = hiddenCells(found).filter(
            (name) => (found.cells.get(name) as readonly number[]).length < input.thresholds.minCellConversations,
          );
          if (low.length === 0) continue;
          const attack = new Attack(found.equations, 1);
          for (const name of low) expect(attack.largest(name) - attack.smallest(name), name).toBeGreaterThan(0.99);
        }
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it('leaves every hidden cell a range as wide as the minimum, unless it is as large as that and follows exactly', () => {
    fc.assert(
      fc.property(inputs, (chosen) => {
        const input = syntheticInput(chosen);
        const { minCellConversations } = input.thresholds;
        for (const found of casesOf(input)) {
          if (found.equations.length === 0) continue;
          const attack = new Attack(found.equations, 0);
          for (const name of hiddenCells(found)) {
            const [least, most] = [attack.smallest(name), attack.largest(name)];
            const exact = most - least < 0.01 && least > minCellConversations - 0.01;
            if (!exact) expect(most - least, name).toBeGreaterThan(minCellConversations - 0.01);
          }
        }
      }),
      { seed: 25, numRuns: 200 },
    );
  });

  it('finds no sum of few conversations or few accounts', () => {
    let tried = 0;
    fc.assert(
      fc.property(tiny, (chosen) => {
        const input = syntheticInput(chosen);
        const { minCellConversations, minCellAccounts } = input.thresholds;
        for (const { equations, cells } of casesOf(input)) {
          if (equations.length > 10) continue;
          for (const sum of knownSums(equations)) {
            const support = supportOfRows(
              sum.flatMap((name) => cells.get(name) ?? []),
              input,
            );
            expect(support.conversations).toBeGreaterThanOrEqual(minCellConversations);
            expect(support.accounts).toBeGreaterThanOrEqual(minCellAccounts);
            tried++;
          }
        }
      }),
      { seed: 24, numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(200);
  });
});

/** Tops without a tree above them, one account a conversation, from counts by value. */
function inputOfCounts(counts: Readonly<Record<string, readonly number[]>>, thresholds = small): GateInput {
  const homes = Object.entries(counts).flatMap(([id, row]) =>
    row.flatMap((count, value) => Array.from({ length: count }, () => ({ id, value: `value ${value}` }))),
  );
  const ids = Object.keys(counts);
  const facet = {
    name: 'f',
    title: 'F',
    kind: 'category',
    labels: null,
    values: homes.map(({ value }) => value),
  } as const;
  return {
    nodes: ids.map((id) => ({ id, parent: null, level: 0, children: [] })),
    names: new Map(ids.map((id) => [id, { name: id, description: '', support: 100 }])),
    members: new Map(ids.map((id) => [id, [...homes.keys()].filter((row) => homes[row]?.id === id)])),
    accounts: homes.map((_, row) => `account-${row}`),
    facets: [facet],
    positions: new Map(),
    spread: new Map(),
    stability: new Map(),
    lineage: new Map(),
    weaker: [],
    neighbours: new Map(),
    thresholds,
  };
}

function shownOf(input: GateInput): Record<string, string[]> {
  const [table] = gate(new Private(input)).release.value.facets as [FacetTable];
  const rows = Object.entries({ all: table.baseline, ...table.clusters });
  return Object.fromEntries(rows.map(([id, row]) => [id, row.cells.map((cell) => table.values[cell.value] as string)]));
}

describe('suppression by hand', () => {
  it('hides nothing where nothing is small', () => {
    const shown = shownOf(inputOfCounts({ a: [20, 20, 20], b: [30, 10, 9] }));
    expect(Object.values(shown).map((values) => values.length)).toEqual([3, 3, 3]);
  });

  it('hides a second cell in the row and as many in the column', () => {
    const shown = shownOf(inputOfCounts({ a: [50, 20, 2], b: [50, 30, 20], c: [50, 40, 30] }));
    expect(shown['a']).toEqual(['value 0']);
    // The rows that pay are those whose cells are smallest.
    expect(shown['b']).toEqual(['value 0']);
    expect(shown['c']).toHaveLength(3);
    expect(shown['all']).toHaveLength(3);
  });

  it('does not state a figure over as many values as conversations', () => {
    const singles = [60, 30, 1, 1, 1, 1, 1];
    const input = inputOfCounts({ a: singles, b: [60, 30, 9, 9, 9, 9, 9] });
    const [table] = gate(new Private(input)).release.value.facets as [FacetTable];
    const withheld = table.clusters['a']?.withheld;
    expect(withheld?.conversations).toBeGreaterThan(withheld?.values ?? 0);
    expect(table.clusters['a']?.cells.map((cell) => cell.conversations)).toEqual([60]);
  });
});
