/** Intervals for shares. */

import { Z_95 } from './normal.ts';

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
  let successes = 0;
  let trials = 0;
  for (let index = 0; index < all.length; index++) {
    successes += inside[index] as number;
    trials += all[index] as number;
  }
  const share = successes / trials;
  let betweenAccounts = 0;
  for (let index = 0; index < all.length; index++) {
    const residual = (inside[index] as number) - share * (all[index] as number);
    betweenAccounts += residual * residual;
  }
  const independent = trials * share * (1 - share);
  const designEffect = independent === 0 ? 1 : Math.max(1, betweenAccounts / independent);
  const effective = trials / designEffect;
  return wilsonInterval(share * effective, effective);
}
