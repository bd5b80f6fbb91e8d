/** How often what a release says of over-representation is right, in worlds of which it is known what is true. */
import { createRandom } from '../../core/random.ts';
import { gate } from '../../privacy/gate.ts';
import { type PresetName, resolveThresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import type { CellComparison } from '../../public-records/release.ts';
import { independentError, logRatioOf, type TwoShares } from '../../stats/share-ratio.ts';
import { DIFFERENT, type WorldOptions, world } from './world.ts';

export interface Scenario extends WorldOptions {
  readonly name: string;
  /** Of thresholds: `internal` where it says nothing. */
  readonly preset?: PresetName;
  /** False where only conversations are counted, though accounts have several. */
  readonly counted?: false;
}

const common = { accounts: 1200, conversations: 4, unevenness: 0.8, heavy: 0, alike: 2, clusters: 20, effect: 0 };

/** No difference in any but the last. */
export const scenarios: readonly Scenario[] = [
  { ...common, name: 'accounts alike', unevenness: 0.3, alike: 1000 },
  { ...common, name: 'accounts with preferences' },
  { ...common, name: 'strong preferences, sizes very unequal', unevenness: 1.5, alike: 0.5 },
  { ...common, name: 'one account has a tenth', heavy: 0.1, unevenness: 1.2, alike: 1 },
  { ...common, name: 'one account has a third', accounts: 400, heavy: 0.33, unevenness: 1.2, alike: 1 },
  { ...common, name: 'sixty accounts', accounts: 60, conversations: 60, alike: 1, clusters: 10 },
  { ...common, name: 'many small clusters', accounts: 2000, conversations: 2, alike: 1, clusters: 60 },
  {
    ...common,
    ...{ name: 'many small clusters, preset local', preset: 'local' },
    ...{ accounts: 2500, conversations: 1.2, unevenness: 0.3, alike: 1000, clusters: 80 },
  },
  { ...common, name: 'a difference in one cluster', effect: 0.2 },
];

/** Where it is known to fail: conversations of one account taken for independent. */
export const uncounted: Scenario = {
  ...common,
  ...{ name: 'strong preferences, accounts not counted', unevenness: 1.5, alike: 0.5, counted: false },
};

export interface Simulated {
  readonly runs: number;
  /** Cells that are compared, over all runs. */
  readonly cells: number;
  /** Share of them that have an interval. */
  readonly told: number;
  /** Share of the intervals that hold the true ratio. */
  readonly coverage: number;
  /** The same of intervals that take conversations for independent, of the same cells. */
  readonly naive: number;
  /** Share of the marked cells whose true ratio is 1: the mean over runs, 0 where none is marked. */
  readonly falseMarks: number;
  /** Share of runs with a mark in the cell that differs; null where none does. */
  readonly power: number | null;
}

interface SeenCell {
  readonly run: number;
  readonly key: string;
  readonly total: TwoShares;
  readonly comparison: CellComparison;
  readonly isMarked: boolean;
}

/** True ratios are those of all runs together. In a world without a difference they are 1. */
export function simulate(scenario: Scenario, runs: number, seed: string): Simulated {
  const { effect } = scenario;
  const cells = Array.from({ length: runs }, (_, run) => seenIn(scenario, run, seed)).flat();
  const truths = effect === 0 ? null : pooled(cells);
  const truthOf = ({ key }: SeenCell): number => truths?.get(key) ?? 1;
  const told = cells.filter(({ comparison }) => comparison.sure !== undefined);
  const holds = (cell: SeenCell): boolean => {
    const [low, high] = cell.comparison.sure?.interval ?? [0, 0];
    return low <= truthOf(cell) && truthOf(cell) <= high;
  };
  const holdsNaively = (cell: SeenCell): boolean =>
    Math.abs(logRatioOf(cell.total) - Math.log(truthOf(cell))) <= 1.96 * independentError(cell.total);
  return {
    runs,
    cells: cells.length,
    told: told.length / cells.length,
    coverage: told.filter(holds).length / told.length,
    naive: told.filter(holdsNaively).length / told.length,
    falseMarks: meanFalse(cells, runs, effect),
    power: effect === 0 ? null : cells.filter(({ key, isMarked }) => key === different && isMarked).length / runs,
  };
}

const different = `c${DIFFERENT.cluster} v${DIFFERENT.value}`;

function seenIn(scenario: Scenario, run: number, seed: string): SeenCell[] {
  const { preset = 'internal', counted = true, name } = scenario;
  const thresholds = resolveThresholds({ privacy: preset, accounts: counted });
  const input = world(scenario, thresholds, createRandom(`${seed}/${name}/${run}`));
  const { clusters, facets, comparisons } = gate(new Private(input)).release.value;
  const sizes = new Map(clusters.clusters.map(({ id, conversations }) => [id, conversations]));
  return facets.flatMap((table) => {
    const all = new Map(table.baseline.cells.map(({ value, conversations }) => [value, conversations]));
    return Object.entries(table.clusters).flatMap(([id, row]) =>
      row.cells.flatMap(({ value, conversations: some, comparison }): SeenCell[] => {
        const [size, otherSome] = [sizes.get(id), all.get(value)];
        if (comparison === undefined || size === undefined || otherSome === undefined) return [];
        const total = { some, all: size, otherSome, otherAll: clusters.total.conversations };
        const { ratio, sure } = comparison;
        const { maxQ = 0, minRatio = 1 } = comparisons ?? {};
        const isMarked = (sure?.q ?? 1) < maxQ && (ratio >= minRatio || ratio <= 1 / minRatio);
        return [{ run, key: `${id} ${table.values[value]}`, total, comparison, isMarked }];
      }),
    );
  });
}

/** By cell: the ratio of what it has in all runs. */
function pooled(cells: readonly SeenCell[]): Map<string, number> {
  const truths = new Map<string, number>();
  for (const [key, own] of Map.groupBy(cells, (cell) => cell.key)) {
    const sum = (name: keyof TwoShares): number => own.reduce((so, { total }) => so + total[name], 0);
    truths.set(
      key,
      Math.exp(
        logRatioOf({ some: sum('some'), all: sum('all'), otherSome: sum('otherSome'), otherAll: sum('otherAll') }),
      ),
    );
  }
  return truths;
}

/** Values of the cluster that differs all differ; so do, a little, those elsewhere of the value that it has more of. */
function meanFalse(cells: readonly SeenCell[], runs: number, effect: number): number {
  const isFalse = ({ key }: SeenCell): boolean =>
    effect === 0 || !(key.startsWith(`c${DIFFERENT.cluster} `) || key.endsWith(` v${DIFFERENT.value}`));
  const byRun = Map.groupBy(
    cells.filter(({ isMarked }) => isMarked),
    (cell) => cell.run,
  );
  let sum = 0;
  for (const marked of byRun.values()) sum += marked.filter(isFalse).length / marked.length;
  return sum / runs;
}
