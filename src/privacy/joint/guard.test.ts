import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../core/errors.ts';
import { besideOwn } from '../../insights/release/counted-releases.ts';
import { type OpenProgram, openLinearSolver } from '../../stats/linear-program.ts';
import { Attack } from '../../testing/privacy/attacker.ts';
import { jointCase, type Seen } from '../../testing/privacy/joint-attacker.ts';
import { smallThresholds as base } from '../../testing/privacy/small-thresholds.ts';
import { type SyntheticOptions, syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { gate } from '../gate.ts';
import type { GateInput } from '../gate-input.ts';
import type { Thresholds } from '../thresholds.ts';
import { Private } from '../visibility.ts';
import type { CountedRelease } from './counted-release.ts';

/** None hides all that another hides. */
const several: readonly Thresholds[] = [
  base,
  { ...base, minAccounts: 7, minConversations: 14, minCellConversations: 7 },
  { ...base, minAccounts: 3, minConversations: 20, minCellConversations: 6 },
  { ...base, minConversations: 10, minCellConversations: 10 },
];

const choices = fc.record<SyntheticOptions>({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  conversations: fc.integer({ min: 60, max: 220 }),
  accounts: fc.integer({ min: 20, max: 120 }),
  bases: fc.integer({ min: 3, max: 9 }),
  branching: fc.integer({ min: 2, max: 4 }),
  facets: fc.constant([4]),
  unevenness: fc.double({ min: 1, max: 2.5, noNaN: true }),
  missing: fc.constantFrom(0, 0.05),
  loyalty: fc.constantFrom(0, 0.6),
});
const orders = fc.shuffledSubarray([...several], { minLength: 2, maxLength: 3 });

let open: OpenProgram;
beforeAll(async () => {
  open = await openLinearSolver();
});

/** Releases of one run, one after the other; with the guard each is made beside those before it. */
function releasesOf(chosen: SyntheticOptions, thresholds: readonly Thresholds[], isGuarded: boolean): Seen[] {
  const made: Seen[] = [];
  const earlier: CountedRelease[] = [];
  for (const one of thresholds) {
    const input: GateInput = { ...syntheticInput(chosen), thresholds: one };
    try {
      const guard = isGuarded && earlier.length > 0 ? new Private({ earlier: [...earlier], open }) : null;
      const { release, counted } = gate(new Private(input), guard);
      made.push({ input, release: release.value });
      earlier.push(counted.open());
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  }
  return made;
}

/** Figures below the minimum that an attacker with all releases can bound more closely than by the minimum. */
function found(seen: readonly Seen[]): string[] {
  const thresholds = seen.map(({ input }) => input.thresholds);
  const cluster = Math.min(...thresholds.map(({ minConversations }) => minConversations));
  const cell = Math.min(...thresholds.map(({ minCellConversations }) => minCellConversations));
  return [
    ...narrowIn(seen, null, cluster),
    ...(seen[0]?.input.facets ?? []).flatMap(({ name }) => narrowIn(seen, name, cell)),
  ];
}

function narrowIn(seen: readonly Seen[], facet: string | null, minimum: number): string[] {
  const { equations, sizes, hidden } = jointCase(seen, facet);
  const attack = new Attack(equations, 0);
  const figures = [...[...sizes.keys()].map((name) => [name, [name]] as const), ...hidden];
  return figures.flatMap(([name, unknowns]) => {
    const size = unknowns.reduce((sum, unknown) => sum + (sizes.get(unknown) as number), 0);
    const isNarrow = size < minimum && attack.largest(...unknowns) - attack.smallest(...unknowns) < minimum - 0.01;
    return isNarrow ? [`${facet}: ${name}`] : [];
  });
}

describe('releases of one run under thresholds that do not contain one another', () => {
  it('leave whoever has all of them no range below the minimum that is narrower than it', () => {
    let shown = 0;
    fc.assert(
      fc.property(choices, orders, (chosen, thresholds) => {
        const seen = releasesOf(chosen, thresholds, true);
        if (seen.length < 2) return;
        expect(found(seen)).toEqual([]);
        shown += seen.at(-1)?.release.clusters.clusters.length ?? 0;
      }),
      { seed: 51, numRuns: 120 },
    );
    expect(shown).toBeGreaterThan(200);
  });

  it('do without the guard', () => {
    let told = 0;
    fc.assert(
      fc.property(choices, orders, (chosen, thresholds) => {
        if (found(releasesOf(chosen, thresholds, false)).length > 0) told++;
      }),
      { seed: 51, numRuns: 120 },
    );
    expect(told).toBeGreaterThan(30);
  });
});

/** Rows of an input that another run has as well, and its own. */
function partOf(input: GateInput, isIn: (row: number) => boolean): { input: GateInput; rowIds: number[] } {
  const rowIds = [...input.accounts.keys()].filter(isIn);
  const placeOf = new Map(rowIds.map((row, place) => [row, place]));
  const moved = (rows: readonly number[]): number[] => rows.flatMap((row) => placeOf.get(row) ?? []);
  const members = new Map([...input.members].map(([id, rows]) => [id, moved(rows)]));
  const facets = input.facets.map((facet) => ({ ...facet, values: rowIds.map((row) => facet.values[row] ?? null) }));
  const accounts = rowIds.map((row) => input.accounts[row] ?? null);
  return { input: { ...input, members, facets, accounts, lineage: new Map() }, rowIds };
}

/** Two runs of overlapping conversations: one after the other was extended, or each clustered by itself. */
function overlapping(chosen: SyntheticOptions, isExtended: boolean, isGuarded: boolean): Seen[] {
  const whole = { ...syntheticInput(chosen), thresholds: base };
  const other = isExtended ? whole : syntheticInput({ ...chosen, seed: chosen.seed + 1, thresholds: base });
  const first = partOf(whole, (row) => row % 10 < (isExtended ? 7 : 8));
  const second = partOf(
    { ...other, accounts: whole.accounts, facets: whole.facets },
    (row) => isExtended || row % 10 > 1,
  );
  try {
    const before = gate(new Private(first.input));
    const [earlier] = besideOwn(
      [{ conversations: first.rowIds.map(String), releases: [before.counted.open()] }],
      second.rowIds.map(String),
    );
    const guard = isGuarded ? new Private({ earlier: [earlier as CountedRelease], open }) : null;
    const after = gate(new Private(second.input), guard);
    return [
      { ...first, release: before.release.value },
      { ...second, release: after.release.value },
    ];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [];
  }
}

describe('releases of two runs with conversations in common', () => {
  it('leave whoever has both no range below the minimum that is narrower than it; without the guard they do', () => {
    const counts = { guarded: 0, shown: 0, told: 0 };
    fc.assert(
      fc.property(choices, fc.boolean(), (chosen, isExtended) => {
        const seen = overlapping(chosen, isExtended, true);
        if (seen.length > 0) {
          expect(found(seen)).toEqual([]);
          counts.guarded++;
          counts.shown += seen.at(-1)?.release.clusters.clusters.length ?? 0;
        }
        const unguarded = overlapping(chosen, isExtended, false);
        if (unguarded.length > 0 && found(unguarded).length > 0) counts.told++;
      }),
      { seed: 52, numRuns: 80 },
    );
    expect(counts.guarded).toBeGreaterThan(60);
    expect(counts.shown).toBeGreaterThan(300);
    expect(counts.told).toBeGreaterThan(30);
  });
});
