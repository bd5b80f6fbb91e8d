/** Shares and differences: Wilson, Clopper and Pearson, groups, bootstrap. */
import type { Random } from '../../core/random.ts';
import { lowerBound, upperBound } from '../../stats/clopper-pearson.ts';
import { groupedShareInterval, shareInterval, wilsonInterval } from '../../stats/intervals.ts';
import { bootstrap } from '../../stats/resampling/bootstrap.ts';
import { pairedDifference } from '../../stats/resampling/paired-difference.ts';
import { type CoverageRow, sampled } from './row.ts';
import { type GroupedWorld, groupSuccesses, successesOf } from './worlds.ts';

/** Fewer than the product draws: its intervals are a little steadier. */
const RESAMPLES = 500;

const shares = [0.1, 0.2, 0.3, 0.5, 0.9];

function wilson(share: number, items: number, isInside: boolean): CoverageRow {
  return {
    method: 'Wilson',
    promise: 'approximate',
    world: `p ${share}, ${items} items`,
    isInside,
    run: (random) => sampled(wilsonInterval(successesOf(random, items, share), items), share),
  };
}

function exact(share: number, items: number): CoverageRow {
  return {
    method: 'Clopper and Pearson',
    promise: 'conservative',
    world: `p ${share}, ${items} items`,
    isInside: true,
    run: (random) => {
      const successes = successesOf(random, items, share);
      return sampled([lowerBound(successes, items, 0.975), upperBound(successes, items, 0.975)], share);
    },
  };
}

const worldName = ({ share, groups, size, correlation }: GroupedWorld): string =>
  `p ${share}, ${groups} groups of ${size}, correlation ${correlation}`;

const groupedMethods = {
  'Wilson over the design effect, by t': groupedShareInterval,
  'Wilson over the design effect, by z': shareInterval,
  'Wilson, groups not known': (inside: readonly number[], all: readonly number[]) =>
    wilsonInterval(sumOf(inside), sumOf(all)),
};

function ofGroups(method: keyof typeof groupedMethods, world: GroupedWorld, isInside: boolean): CoverageRow {
  const all = Array<number>(world.groups).fill(world.size);
  return {
    method,
    // Never narrower than without groups, so wider than need be where they do not matter.
    promise: method === 'Wilson over the design effect, by t' ? 'conservative' : 'approximate',
    world: worldName(world),
    isInside,
    run: (random) => sampled(groupedMethods[method](groupSuccesses(random, world), all), world.share),
  };
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function drawnAgain(world: GroupedWorld, kind: 'percentile' | 'bca', isInside: boolean): CoverageRow {
  return {
    method: kind === 'bca' ? 'bootstrap, BCa' : 'bootstrap, percentiles',
    promise: 'approximate',
    world: worldName(world),
    isInside,
    run: (random) => {
      // Counts are summed, not shares: an end that is the truth is not to miss it by rounding.
      const share = (groups: readonly number[]): number => sumOf(groups) / (groups.length * world.size);
      const found = bootstrap(groupSuccesses(random, world), share, { random, resamples: RESAMPLES });
      return sampled(found[kind] ?? found.percentile, world.share);
    },
  };
}

/** Two subjects whose chance to show the behavior goes by the item: half of the items are easy. */
function pairOf(items: number, isInside: boolean): CoverageRow {
  const answer = (random: Random, easy: boolean, more: number): number =>
    random.next() < (easy ? 0.7 : 0.2) + more ? 1 : 0;
  return {
    method: 'bootstrap, paired difference',
    promise: 'approximate',
    world: `difference 0.1, ${items} items, half of them easy`,
    isInside,
    run: (random) => {
      const easy = Array.from({ length: items }, () => random.next() < 0.5);
      const [first, second] = [easy.map((is) => answer(random, is, 0.1)), easy.map((is) => answer(random, is, 0))];
      return sampled(pairedDifference(first, second, { random, resamples: RESAMPLES }).interval, 0.1);
    },
  };
}

const grouped: GroupedWorld[] = [0.2, 0.5].flatMap((share) =>
  [0, 0.1, 0.3].map((correlation) => ({ share, groups: 40, size: 10, correlation })),
);
const many: GroupedWorld[] = [0.2, 0.5].map((share) => ({ share, groups: 200, size: 5, correlation: 0.3 }));
const few: GroupedWorld[] = [5, 10, 20].map((groups) => ({ share: 0.3, groups, size: 10, correlation: 0.3 }));
const near: GroupedWorld[] = [0.02, 0.98].map((share) => ({ share, groups: 40, size: 10, correlation: 0.1 }));

export const shareRows: readonly CoverageRow[] = [
  ...[200, 400, 1000].flatMap((items) => shares.map((share) => wilson(share, items, true))),
  ...[20, 50, 100].flatMap((items) => [0.02, 0.1, 0.3, 0.5].map((share) => wilson(share, items, false))),
  wilson(0.01, 200, false),
  wilson(0.01, 1000, false),
  ...[20, 100, 400].flatMap((items) => [0.02, 0.1, 0.5].map((share) => exact(share, items))),
  ...[...grouped, ...many].map((world) => ofGroups('Wilson over the design effect, by t', world, true)),
  ...[...few, ...near].map((world) => ofGroups('Wilson over the design effect, by t', world, false)),
  ...[...few, grouped[2] as GroupedWorld].map((world) => ofGroups('Wilson over the design effect, by z', world, false)),
  ofGroups('Wilson, groups not known', grouped[2] as GroupedWorld, false),
  ...(['percentile', 'bca'] as const).flatMap((kind) => [
    ...grouped.map((world) => drawnAgain(world, kind, true)),
    ...[...few, ...near].map((world) => drawnAgain(world, kind, false)),
  ]),
  pairOf(100, true),
  pairOf(20, false),
];
