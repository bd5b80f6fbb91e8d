/** How far subjects differ on the same items. */
import { fourDecimals } from '../../../core/figures.ts';
import type { Random } from '../../../core/random.ts';
import type { Difference } from '../../../public-records/measurement.ts';
import { falseDiscoveryRates, mcNemar, pairedDifference, signFlipTest } from '../../../stats/index.ts';
import type { Column, Traits } from './answer-table.ts';
import { resamplingOf } from './figure.ts';

export interface DifferenceParts {
  readonly first: Column;
  readonly second: Column;
  readonly traits: Traits;
  readonly sameProtocol: boolean;
  readonly random: Random;
}

/** Not yet corrected for others. */
export type RawDifference = Omit<Difference, 'q'>;

/** Null where fewer than two items were answered by both. */
export function differenceOf({ first, second, traits, sameProtocol, random }: DifferenceParts): RawDifference | null {
  const shared = sharedItems(first, second);
  if (shared.length < 2) return null;
  const items = shared.map(([at]) => first.items[at] as string);
  const of = (side: 0 | 1, values: readonly number[]): number[] => shared.map((pair) => values[pair[side]] as number);
  const resampling = resamplingOf(items, traits);
  const [p, q] = [of(0, first.p), of(1, second.p)];
  const { difference, interval } = pairedDifference(p, q, { ...resampling, random: random.fork('interval') });
  const [chosen, other] = [of(0, first.chosen), of(1, second.chosen)];
  const apart = chosen.map((one, at) => one - (other[at] as number));
  const onlyFirst = apart.filter((one) => one === 1).length;
  const onlySecond = apart.filter((one) => one === -1).length;
  const { clusters } = resampling;
  return {
    set: first.set,
    first: first.subject,
    second: second.subject,
    items: shared.length,
    difference: fourDecimals(difference),
    interval: [fourDecimals(interval[0]), fourDecimals(interval[1])],
    onlyFirst,
    onlySecond,
    test: clusters === undefined ? 'McNemar' : 'sign flips of groups',
    p: clusters === undefined ? mcNemar(onlyFirst, onlySecond).exact : ofGroups(apart, clusters, random.fork('test')),
    sameProtocol,
  };
}

function ofGroups(apart: readonly number[], clusters: readonly string[], random: Random): number {
  const sums = new Map<string, number>();
  for (const [at, value] of apart.entries())
    sums.set(clusters[at] as string, (sums.get(clusters[at] as string) ?? 0) + value);
  return signFlipTest([...sums.values()], { random }).p;
}

/** Places in both of the items that both answered. */
function sharedItems(first: Column, second: Column): [number, number][] {
  const places = new Map(second.items.map((item, at) => [item, at]));
  return first.items.flatMap((item, at): [number, number][] => {
    const other = places.get(item);
    if (other === undefined || Number.isNaN(first.p[at]) || Number.isNaN(second.p[other])) return [];
    return [[at, other]];
  });
}

export function corrected(differences: readonly RawDifference[]): Difference[] {
  const rates = falseDiscoveryRates(differences.map(({ p }) => p));
  return differences.map((difference, at) => ({ ...difference, q: rates[at] as number }));
}
