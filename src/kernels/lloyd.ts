/** Lloyd's iterations from given centroids, with time for others between them. */
import { systemClock } from '../core/clock.ts';
import type { Random } from '../core/random.ts';
import { ended } from '../core/steps.ts';
import { type Iteration, type IterationOptions, iterate, type LloydResult } from './iterate.ts';
import type { Bounds, KernelName, KMeansSession, Metric, Rows } from './kernel.ts';
import { openSession } from './open-session.ts';
import { countOf } from './row-blocks.ts';
import { sampleIterations, sampleOf, sampleSteps } from './samples.ts';

export interface LloydOptions extends IterationOptions {
  readonly threads: number;
  /** What was asked for; where it cannot run here, the next of `relaxed`, `portable`, `plain` does. */
  readonly kernel: KernelName;
  readonly metric: Metric;
  readonly bounds?: Bounds;
  /** Draws samples of the rows to begin with, where there are many: an optimum is found sooner, and may be another one. */
  readonly samples?: Random | undefined;
  /** Of all rows. `seconds`: of the assignment and of the update before it. */
  readonly onIteration?: (iteration: Iteration & { readonly seconds: number }) => void;
}

/**
 * @param first the first centroids, `k` x dimensions; of unit length where the metric is `cosine`
 * @throws AppError where vectors are not finite, or shapes do not fit
 */
export async function lloyd(rows: Rows, first: Float32Array, options: LloydOptions): Promise<LloydResult> {
  const centroids = centroidsOfSamples(rows, first, options);
  const session = open(rows, centroids, options);
  try {
    const steps = iterate(session, options);
    for (;;) {
      const started = systemClock.monotonic();
      const { done, value } = steps.next();
      if (done) return value;
      options.onIteration?.({ ...value, seconds: (systemClock.monotonic() - started) / 1000 });
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    session.close();
  }
}

function centroidsOfSamples(rows: Rows, first: Float32Array, options: LloydOptions): Float32Array {
  const { samples } = options;
  if (samples === undefined) return first;
  return sampleSteps(countOf(rows), first.length / rows.dimensions).reduce((centroids, step) => {
    const session = open(sampleOf(rows, step, samples), centroids, options);
    try {
      return ended(sampleIterations(session));
    } finally {
      session.close();
    }
  }, first);
}

function open(rows: Rows, centroids: Float32Array, options: LloydOptions): KMeansSession {
  const { bounds = 'yinyang', kernel, metric, threads } = options;
  return openSession(kernel, { rows, centroids, metric, bounds, threads });
}
