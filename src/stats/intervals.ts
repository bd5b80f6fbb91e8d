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
  const { successes, trials, designEffect } = groupedTrials(inside, all);
  const effective = trials / Math.max(1, designEffect);
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
  const { successes, trials, designEffect } = groupedTrials(inside, all);
  if (groups < 2 || trials === 0) return [0, 1];
  const widened = (designEffect * groups) / (groups - 1);
  const effective = Math.min(trials, (trials / widened) * (Z_95 / studentQuantile(groups - 1)) ** 2);
  return wilsonInterval((successes / trials) * effective, effective);
}

function groupedTrials(inside: ArrayLike<number>, all: ArrayLike<number>) {
  let successes = 0;
  let trials = 0;
  for (let index = 0; index < all.length; index++) {
    successes += inside[index] as number;
    trials += all[index] as number;
  }
  const share = successes / trials;
  let between = 0;
  for (let index = 0; index < all.length; index++) {
    const residual = (inside[index] as number) - share * (all[index] as number);
    between += residual * residual;
  }
  const independent = trials * share * (1 - share);
  return { successes, trials, designEffect: independent === 0 ? 1 : between / independent };
}
