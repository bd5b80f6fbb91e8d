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

function refillEmpty(session: KMeansSession): void {
  const { assignment, sizes } = session;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    if (sizes[cluster] !== 0) continue;
    let worst = -1;
    for (let row = 0; row < assignment.length; row++) {
      if ((sizes[assignment[row] as number] as number) < 2) continue;
      if (worst < 0 || distanceOf(session, row) > distanceOf(session, worst)) worst = row;
    }
    if (worst < 0) return;
    session.move(worst, cluster);
  }
}
