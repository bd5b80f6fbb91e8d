/** One line of the grid: a method in a world of which the truth is known. */
import { createRandom, type Random } from '../../core/random.ts';

/** `approximate` holds in 95 % about; `conservative` in 95 % or more; `anytime` holds at the time at which it was stopped. */
export type Promise95 = 'approximate' | 'conservative' | 'anytime';

export interface CoverageRow {
  readonly method: string;
  readonly promise: Promise95;
  readonly world: string;
  /** Outside: where the method is known to fail, or nearly; shown so that it is known how badly. */
  readonly isInside: boolean;
  /** One sample of the world: whether the interval holds the truth, and how wide it is. */
  run(random: Random): Sampled;
}

export interface Sampled {
  readonly holds: boolean;
  readonly width: number;
}

export interface Covered {
  readonly row: CoverageRow;
  /** Share of samples whose interval holds the truth, 0 to 1. */
  readonly coverage: number;
  readonly width: number;
}

/** The limits of the product: 94 to 96 % for approximate methods, 94 % at least for the others. */
export const LIMITS = { least: 0.94, most: 0.96 };

export function cover(row: CoverageRow, runs: number, seed: string): Covered {
  const random = createRandom(`${seed}/${row.method}/${row.world}`);
  let [held, width] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const sampled = row.run(random);
    if (sampled.holds) held++;
    width += sampled.width / runs;
  }
  return { row, coverage: held / runs, width };
}

export function isKept({ row, coverage }: Covered): boolean {
  return coverage >= LIMITS.least && (row.promise !== 'approximate' || coverage <= LIMITS.most);
}

export function sampled([low, high]: readonly [number, number], truth: number): Sampled {
  return { holds: low <= truth && truth <= high, width: high - low };
}
