/**
 * Lloyd's iterations over a kernel (Lloyd 1982): rows to their nearest centroids, centroids to the means of their rows, until that gains too
 * little. A centroid that lost its rows takes the row that fits its own worst.
 */
import type { KMeansSession, Pass } from './kernel.ts';
import { distanceOf } from './means.ts';

export interface IterationOptions {
  /** Updates of the centroids, 0 or more. */
  readonly maxIterations: number;
  /** Iterations end when the objective per row falls by less than this, or no row moves. */
  readonly leastGain?: number | undefined;
}

export interface Iteration extends Pass {
  /** Updates of centroids before this assignment, 0 for the first. */
  readonly iteration: number;
}

export interface LloydResult {
  /** Nearest of `centroids` for each row. */
  readonly assignment: Uint32Array;
  /** `k` x dimensions. */
  readonly centroids: Float32Array;
  readonly objective: number;
  /** Updates of the centroids that were made. */
  readonly iterations: number;
}

/** Iterations one by one, the last of which is the result's. */
export function* iterate(
  session: KMeansSession,
  { maxIterations, leastGain = 0 }: IterationOptions,
): Generator<Iteration, LloydResult> {
  const count = session.assignment.length;
  let before = Number.POSITIVE_INFINITY;
  for (let iteration = 0; ; iteration++) {
    if (iteration > 0) {
      refillEmpty(session);
      session.update();
    }
    const pass = session.assign();
    yield { iteration, ...pass };
    const converged = pass.moved === 0 || before - pass.objective < leastGain * count;
    before = pass.objective;
    if (converged || iteration >= maxIterations)
      return {
        assignment: session.assignment.slice(),
        centroids: session.centroids(),
        objective: pass.objective,
        iterations: iteration,
      };
  }
}

/** Of equals the first row, and none that is alone in its cluster. */
function refillEmpty(session: KMeansSession): void {
  const { assignment, sizes } = session;
  const isAlone = (row: number): boolean => (sizes[assignment[row] as number] as number) < 2;
  const empty = [...sizes.keys()].filter((cluster) => sizes[cluster] === 0);
  if (empty.length === 0) return;
  const rows = [...assignment.keys()].filter((row) => !isAlone(row));
  // No more are passed over than are taken: one of each cluster that gave the others.
  const worst = worstFitting(session, rows, 2 * empty.length);
  let next = 0;
  for (const cluster of empty) {
    while (next < worst.length && isAlone(worst[next] as number)) next++;
    if (next === worst.length) return;
    session.move(worst[next++] as number, cluster);
  }
}

/** The worst first, of equals in their order. */
function worstFitting(session: KMeansSession, rows: readonly number[], most: number): number[] {
  const distances = Float64Array.from(rows, (row) => distanceOf(session, row));
  const least = distances.toSorted()[Math.max(0, rows.length - most)] as number;
  return rows
    .filter((_, at) => (distances[at] as number) >= least)
    .sort((left, right) => distanceOf(session, right) - distanceOf(session, left))
    .slice(0, most);
}
