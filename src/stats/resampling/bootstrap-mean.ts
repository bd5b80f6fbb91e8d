/** The bootstrap of a mean over items, which may come in groups. */
import { requireInput, requireSameLength } from '../input.ts';
import { type Bootstrap, bootstrap, type Resampling } from './bootstrap.ts';

export interface ItemResampling extends Resampling {
  /** Group of each item, where items of a group resemble each other: groups are drawn whole. */
  readonly clusters?: readonly string[];
}

interface Sum {
  readonly sum: number;
  readonly count: number;
}

/**
 * The mean of `values`, one of each item, with intervals. `strata` are those of items; all items of a group are of one stratum.
 * `units` of the outcome are groups where there are any.
 */
export function bootstrapMean(values: readonly number[], { clusters, strata, ...rest }: ItemResampling): Bootstrap {
  if (strata !== undefined) requireSameLength(values, strata);
  if (clusters === undefined) {
    const units = values.map((sum): Sum => ({ sum, count: 1 }));
    return bootstrap(units, ratioOfSums, strata === undefined ? rest : { ...rest, strata });
  }
  requireSameLength(values, clusters);
  const groups = [...Map.groupBy(values.keys(), (item) => clusters[item] as string).values()];
  const units = groups.map((items) => ({
    sum: items.reduce((sum, item) => sum + (values[item] as number), 0),
    count: items.length,
  }));
  if (strata === undefined) return bootstrap(units, ratioOfSums, rest);
  return bootstrap(units, ratioOfSums, { ...rest, strata: groups.map((items) => stratumOf(items, strata)) });
}

function stratumOf(items: readonly number[], strata: readonly string[]): string {
  const own = strata[items[0] as number] as string;
  requireInput(
    items.every((item) => strata[item] === own),
    'A group of items lies in several strata.',
    'Leave out the strata, or make groups and strata so that every group is within one.',
  );
  return own;
}

function ratioOfSums(units: readonly Sum[]): number {
  let [sum, count] = [0, 0];
  for (const unit of units) {
    sum += unit.sum;
    count += unit.count;
  }
  return sum / count;
}
