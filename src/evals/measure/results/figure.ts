/** A mean over items with its interval, and how items are drawn again for it. */

import { fourDecimals } from '../../../core/figures.ts';
import type { Random } from '../../../core/random.ts';
import type { Figure } from '../../../public-records/measurement.ts';
import { bootstrapMean, type ItemResampling, wilsonInterval } from '../../../stats/index.ts';
import { meanOf } from '../../../stats/mean.ts';
import type { Traits } from './answer-table.ts';

/** What resamples keep of these items: as many of each label, and groups whole; each only where there is enough of it. */
export function resamplingOf(items: readonly string[], traits: Traits): Pick<ItemResampling, 'strata' | 'clusters'> {
  const labels = items.map((item) => traits.get(item)?.label ?? '');
  const groups = items.map((item) => traits.get(item)?.group ?? null);
  const isGrouped = groups.every((group) => group !== null);
  const whole = groups.map((group, at) => `${labels[at]}/${group}`);
  const byLabel = isGrouped ? { strata: labels, clusters: whole } : { strata: labels };
  if (hasEnough(labels, isGrouped ? whole : items)) return byLabel;
  if (!isGrouped) return {};
  return hasEnough(
    labels.map(() => ''),
    groups as string[],
  )
    ? { clusters: groups as string[] }
    : {};
}

/** Two units or more in every stratum. */
function hasEnough(strata: readonly string[], units: readonly string[]): boolean {
  const found = new Map<string, Set<string>>();
  for (const [at, stratum] of strata.entries()) {
    const own = found.get(stratum) ?? new Set();
    found.set(stratum, own.add(units[at] as string));
  }
  return [...found.values()].every(({ size }) => size >= 2);
}

/**
 * @param values of items, 0 to 1
 * @returns null where there is none
 */
export function figureOf(
  values: readonly number[],
  resampling: Pick<ItemResampling, 'strata' | 'clusters'>,
  random: Random,
): Figure | null {
  const [first] = values;
  if (first === undefined) return null;
  const mean = meanOf(values);
  if (values.length < 2 || values.every((value) => value === first)) return wilson(mean, values.length);
  const { estimate, bca, percentile } = bootstrapMean(values, { ...resampling, random });
  const interval = bca ?? percentile;
  // Groups that are all alike give an interval of no width.
  return interval[1] - interval[0] < 1e-9 ? wilson(mean, values.length) : figure(estimate, interval, 'bootstrap');
}

function wilson(mean: number, count: number): Figure {
  return figure(mean, wilsonInterval(mean * count, count), 'wilson');
}

export function figure(value: number, [low, high]: readonly [number, number], by: Figure['by']): Figure {
  const within = (end: number): number => fourDecimals(Math.min(1, Math.max(0, end)));
  return { value: fourDecimals(value), interval: [within(low), within(high)], by };
}
