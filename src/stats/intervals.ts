/** Intervals for shares. */

import { Z_95 } from './normal.ts';
import { studentQuantile } from './student.ts';

/**
 * Wilson score interval at 95 % (Wilson 1927) of `successes` of `trials`. `trials` may be an effective number, not
 * whole. No trial says nothing: [0, 1].
 */
export function wilsonInterval(successes: number, trials: number): [number, number] {
  if (trials <= 0) return [0, 1];
  const share = successes / trials;
  const squared = (Z_95 * Z_95) / trials;
  const centre = (share + squared / 2) / (1 + squared);
  const half = (Z_95 / (1 + squared)) * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/**
 * 95 % interval of the share of conversations in a cluster when conversations of one account resemble each other:
 * Wilson's interval over the effective number of conversations, n / design effect, with the design effect of cluster
 * sampling by account (Kish 1965; Korn and Graubard 1998). `inside[i]` of account i's `all[i]` conversations lie in
 * the cluster. Conversations without an account are accounts of one.
 */
export function shareInterval(inside: ArrayLike<number>, all: ArrayLike<number>): [number, number] {
  return shareIntervalOfSums(sumsOf(inside, all));
}

/** What a share and its design effect are made of. Groups without a success add to `trials` and `squaredTrials` alone: these need not be gone through again for each share. */
export interface GroupSums {
  readonly successes: number;
  /** Sum of the squares of each group's successes. */
  readonly squaredSuccesses: number;
  /** Sum over groups of successes times trials. */
  readonly products: number;
  readonly trials: number;
  readonly squaredTrials: number;
}

/** See `shareInterval`. */
export function shareIntervalOfSums(sums: GroupSums): [number, number] {
  const { successes, trials } = sums;
  const effective = trials / Math.max(1, designEffectOf(sums));
  return wilsonInterval((successes / trials) * effective, effective);
}

/**
 * 95 % interval of a share where items come in groups that resemble each other, few of them too: as `shareInterval`, with the
 * variance between groups times g / (g - 1) and Student's t at g - 1 degrees of freedom in place of z (Korn and Graubard 1998); never
 * narrower than Wilson's over all items.
 * `inside[i]` of group i's `all[i]` items show the behavior. One group, or no item, says nothing: [0, 1].
 */
export function groupedShareInterval(inside: ArrayLike<number>, all: ArrayLike<number>): [number, number] {
  const groups = all.length;
  const sums = sumsOf(inside, all);
  const { successes, trials } = sums;
  if (groups < 2 || trials === 0) return [0, 1];
  const widened = (designEffectOf(sums) * groups) / (groups - 1);
  const effective = Math.min(trials, (trials / widened) * (Z_95 / studentQuantile(groups - 1)) ** 2);
  return wilsonInterval((successes / trials) * effective, effective);
}

function sumsOf(inside: ArrayLike<number>, all: ArrayLike<number>): GroupSums {
  const sums = { successes: 0, squaredSuccesses: 0, products: 0, trials: 0, squaredTrials: 0 };
  for (let index = 0; index < all.length; index++) {
    const [successes, trials] = [inside[index] as number, all[index] as number];
    sums.successes += successes;
    sums.squaredSuccesses += successes * successes;
    sums.products += successes * trials;
    sums.trials += trials;
    sums.squaredTrials += trials * trials;
  }
  return sums;
}

/** The variance between groups, of residuals successes - share x trials, over that of independent trials. */
function designEffectOf({ successes, squaredSuccesses, products, trials, squaredTrials }: GroupSums): number {
  const share = successes / trials;
  const between = squaredSuccesses - 2 * share * products + share * share * squaredTrials;
  const independent = trials * share * (1 - share);
  return independent === 0 ? 1 : Math.max(0, between) / independent;
}
