/** What the noise in a row of a table may have done, and whether the row can still be read. */
import type { NoisyRow } from '../../public-records/release.ts';
import type { Rational } from '../discrete-laplace.ts';
import { noiseReach } from './noise-reach.ts';
import type { NoisySum } from './noisy-share.ts';

/** Half for the number of all, half for the cells together: each of them has its part of it (Bonferroni). */
const MISS = 0.05 / 2;
/** A cell may be off by a fifth of the row at most. */
const LEAST_REACHES = 5;

export interface RowNoise {
  /** Of each of the counts that the total is the sum of. */
  readonly total: Rational;
  readonly cells: Rational;
  /** Number of cells, those too that are not shown: which are shown is decided by the noise as well. */
  readonly values: number;
}

export function noisyRow({ conversations, terms }: NoisySum, { total, cells, values }: RowNoise): NoisyRow {
  return {
    total: Math.max(0, conversations),
    totalReach: noiseReach(terms, total, MISS),
    reach: noiseReach(1, cells, MISS / values),
  };
}

/** Nothing but noisy figures and settings decide it. */
export function canBeRead({ total, reach }: NoisyRow): boolean {
  return total >= LEAST_REACHES * reach;
}
