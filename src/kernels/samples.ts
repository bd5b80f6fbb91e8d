/**
 * Samples that k-means begins with where there are many rows: a few iterations on each, from the smallest to the largest, before all rows are looked at.
 * Centroids move farthest in the first iterations, and a part of the rows says as well where to (Bottou and Bengio 1995; nested samples: Newling and Fleuret 2016).
 */
import type { Random } from '../core/random.ts';
import { type Iteration, type IterationOptions, iterate } from './iterate.ts';
import type { KMeansSession, Rows } from './kernel.ts';
import { countOf, gatheredRows } from './row-blocks.ts';

/** A sample has as many rows as this at least, and as these a centroid. */
const LEAST_ROWS = 20_000;
const LEAST_ROWS_A_CENTROID = 25;
/** A sample, and all rows, are so many times the sample before. */
const GROWTH = 4;
const ITERATIONS_OF_A_SAMPLE = 4;

/** Of so many rows together one is drawn, for each sample: descending, 4 or more. None where there are too few rows. */
export function sampleSteps(count: number, k: number): number[] {
  const least = Math.max(LEAST_ROWS, LEAST_ROWS_A_CENTROID * k);
  const steps: number[] = [];
  for (let step = GROWTH; Math.floor(count / step) >= least; step *= GROWTH) steps.unshift(step);
  return steps;
}

/** Whether all rows are clustered at once: they are no more than may be, or the largest sample of those could have fewer rows than there are centroids. */
export function fitsWhole(most: number, count: number, k: number): boolean {
  return count <= most || most < GROWTH * k;
}

/** The same for samples alone, where all rows are more than is clustered at once: none is larger than that, and there is one. */
export function sampleStepsWithin(most: number, count: number, k: number): number[] {
  const steps = sampleSteps(count, k).filter((step) => count / step <= most);
  return steps.length > 0 ? steps : [GROWTH ** Math.ceil(Math.log(count / most) / Math.log(GROWTH))];
}

/** One of every `step` rows that stand together, in their order: a copy. Rows that are left over at the end are in none. */
export function sampleOf(rows: Rows, step: number, random: Random): Rows {
  const length = Math.floor(countOf(rows) / step);
  return gatheredRows(
    rows,
    Uint32Array.from({ length }, (_, index) => index * step + random.integer(step)),
  );
}

/** A few iterations on a sample, or more; and the centroids that it leads to. */
export function* sampleIterations(
  session: KMeansSession,
  { maxIterations = ITERATIONS_OF_A_SAMPLE, leastGain }: Partial<IterationOptions> = {},
): Generator<Iteration, Float32Array> {
  yield* iterate(session, { maxIterations, leastGain });
  session.update();
  return session.centroids();
}
