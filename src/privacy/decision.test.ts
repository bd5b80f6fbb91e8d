import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ended } from '../core/steps.ts';
import { Attack } from '../testing/privacy/attacker.ts';
import { jointCase, type Seen } from '../testing/privacy/joint-attacker.ts';
import { underLevels } from '../testing/privacy/preset-levels.ts';
import { smallThresholds as weak } from '../testing/privacy/small-thresholds.ts';
import { type SyntheticOptions, syntheticInput } from '../testing/privacy/synthetic-input.ts';
import { gate, gateSteps, type ReleaseContent } from './gate.ts';
import type { GateInput } from './gate-input.ts';
import { presets, type Thresholds } from './thresholds.ts';
import { Private } from './visibility.ts';

const middle: Thresholds = { ...weak, minAccounts: 7, minConversations: 20, minCellConversations: 9 };
const strong: Thresholds = {
  ...middle,
  minAccounts: 15,
  minConversations: 40,
  minCellAccounts: 5,
  minCellConversations: 12,
};
const ladders = [
  [weak, middle, strong],
  [weak, strong],
  [presets.local, presets.internal],
  [weak, strong].map((one) => ({ ...one, counting: 'conversations' as const, minAccounts: 0, minCellAccounts: 0 })),
];

const choices = {
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  conversations: fc.integer({ min: 100, max: 900 }),
  accounts: fc.integer({ min: 30, max: 250 }),
  bases: fc.integer({ min: 2, max: 25 }),
  branching: fc.integer({ min: 2, max: 5 }),
  facets: fc.constantFrom([3, 5], [9]),
  unevenness: fc.double({ min: 1, max: 3, noNaN: true }),
  missing: fc.constantFrom(0, 0.05, 0.15),
  loyalty: fc.constantFrom(0, 0.5, 0.9),
};
const inputs = fc.record<SyntheticOptions>(choices);
const fewRows = fc.record<SyntheticOptions>({
  ...choices,
  conversations: fc.integer({ min: 60, max: 260 }),
  accounts: fc.integer({ min: 20, max: 90 }),
  bases: fc.integer({ min: 2, max: 8 }),
  facets: fc.constant([4]),
});

function contentOf(input: GateInput): ReleaseContent | null {
  try {
    return gate(new Private(input)).release.value;
  } catch {
    return null;
  }
}

/** Releases of one run under all levels of a ladder, weakest first, as far as there is one. */
function releasesOf(chosen: SyntheticOptions, ladder: readonly Thresholds[], coarser: boolean): Seen[] {
  const weaker: ReleaseContent[] = [];
  return underLevels(syntheticInput(chosen), ladder, coarser).flatMap((input) => {
    const release = contentOf(input);
    if (release === null) return [];
    weaker.push(release);
    return [{ input, release, weaker: weaker.slice(0, -1) }];
  });
}

function shownCells({ facets }: ReleaseContent): Set<string> {
  return new Set(
    facets.flatMap(({ facet, values, baseline, clusters }) =>
      Object.entries({ all: baseline, ...clusters }).flatMap(([id, row]) =>
        row.cells.map((cell) => `${facet} | ${id} | ${values[cell.value]}`),
      ),
    ),
  );
}

describe('what a stronger preset hides', () => {
  it('contains what a weaker one hides: clusters, parents and cells', () => {
    let cells = 0;
    fc.assert(
      fc.property(inputs, fc.constantFrom(...ladders), (chosen, ladder) => {
        const releases = releasesOf(chosen, ladder, false).map(({ release }) => release);
        releases.slice(1).forEach((stronger, index) => {
          const weaker = releases[index] as ReleaseContent;
          const known = new Set(weaker.clusters.clusters.map(({ id }) => id));
          for (const { id } of stronger.clusters.clusters) expect(known).toContain(id);
          const shown = shownCells(weaker);
          for (const cell of shownCells(stronger)) {
            expect(shown).toContain(cell);
            cells++;
          }
        });
      }),
      { seed: 41, numRuns: 300 },
    );
    expect(cells).toBeGreaterThan(3000);
  });

  it('leaves the stronger release nothing to say of conversations that does not follow from the weaker', () => {
    let followed = 0;
    fc.assert(
      fc.property(fewRows, fc.constantFrom(...ladders), (chosen, ladder) => {
        const releases = releasesOf(chosen, ladder, true);
        for (const facet of releases[0]?.release.facets ?? []) {
          releases.slice(1).forEach((stronger, index) => {
            const weaker = releases[index] as (typeof releases)[number];
            const both = jointCase([weaker, stronger], facet.facet);
            const alone = jointCase([weaker], facet.facet);
            expect(rankOf(both.equations.map(({ plus }) => plus))).toBe(
              rankOf(both.equations.slice(0, alone.equations.length).map(({ plus }) => plus)),
            );
            followed += both.equations.length - alone.equations.length;
          });
        }
      }),
      { seed: 42, numRuns: 200 },
    );
    expect(followed).toBeGreaterThan(500);
  });

  it('keeps the ranges of the weakest release, for who has them all', () => {
    let tried = 0;
    fc.assert(
      fc.property(fewRows, fc.constantFrom(...ladders), (chosen, ladder) => {
        const releases = releasesOf(chosen, ladder, true);
        const least = ladder[0]?.minCellConversations as number;
        for (const { facet } of releases[0]?.release.facets ?? []) {
          const { equations, sizes } = jointCase(releases, facet);
          const attack = new Attack(equations, 0);
          for (const [name, size] of sizes) {
            if (size >= least) continue;
            expect(attack.largest(name) - attack.smallest(name)).toBeGreaterThan(least - 0.01);
            tried++;
          }
        }
      }),
      { seed: 43, numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

/** Of the rows of zeros and ones in which these names stand. */
function rankOf(rows: readonly (readonly string[])[]): number {
  const names = [...new Set(rows.flat())];
  const left = rows.map((row): number[] => {
    const own = new Set(row);
    return names.map((name) => (own.has(name) ? 1 : 0));
  });
  let rank = 0;
  for (let column = 0; column < names.length; column++) {
    const at = left.findIndex((row, index) => index >= rank && Math.abs(row[column] as number) > 1e-9);
    if (at < 0) continue;
    const [pivot] = left.splice(at, 1) as [number[]];
    left.splice(rank, 0, pivot);
    for (let index = rank + 1; index < left.length; index++) {
      const row = left[index] as number[];
      const times = (row[column] as number) / (pivot[column] as number);
      if (times !== 0)
        for (let at = column; at < row.length; at++) row[at] = (row[at] as number) - times * (pivot[at] as number);
    }
    rank++;
  }
  return rank;
}

it('tells how far it is over the tables of all presets, never back', () => {
  const chosen = { seed: 4, conversations: 800, accounts: 200, bases: 20, branching: 4, unevenness: 1, facets: [5, 9] };
  const input = underLevels(syntheticInput(chosen), [weak, middle, strong], false).at(-1) as GateInput;
  const told: number[] = [];
  const steps = gateSteps(new Private(input), null, { trends: false, safety: false, earlier: null });
  const { release } = ended(steps, ({ decided, tables }) => {
    expect(tables).toBe(3 * input.facets.length);
    told.push(decided);
  });
  expect(told).toEqual(told.toSorted((left, right) => left - right));
  for (let table = 0; table < 3 * input.facets.length; table++) expect(told).toContain(table);
  expect(release.value).toEqual(gate(new Private(input)).release.value);
});
