/** Nearest centroids of more rows than threads should share at once. */
import type { KernelName, Metric, Rows } from './kernel.ts';
import { openSession } from './open-session.ts';
import { countOf } from './row-blocks.ts';

export interface PartedAssignment {
  /** Nearest of the centroids for each row. */
  readonly assignment: Uint32Array;
  /** See `Pass`. */
  readonly objective: number;
}

export interface PartedOptions {
  readonly kernel: KernelName;
  readonly metric: Metric;
  readonly threads: number;
  /** Bytes of a part's rows; a part has one row at least. */
  readonly partBytes: number;
}

function partsOf({ vectors, dimensions }: Rows, bytes: number): Rows[] {
  const width = Math.max(1, Math.floor(bytes / Float32Array.BYTES_PER_ELEMENT / dimensions)) * dimensions;
  return Array.from({ length: Math.ceil(vectors.length / width) }, (_, part) => ({
    vectors: vectors.subarray(part * width, (part + 1) * width),
    dimensions,
  }));
}

/**
 * The assignment of one pass over all rows, as exact as that of a session. A step is a part.
 *
 * @param centroids `k` x dimensions
 * @throws AppError where vectors are not finite, or shapes do not fit
 */
export function* assignInParts(
  rows: Rows,
  centroids: Float32Array,
  { partBytes, ...options }: PartedOptions,
): Generator<void, PartedAssignment> {
  const assignment = new Uint32Array(countOf(rows));
  let [objective, done] = [0, 0];
  for (const part of partsOf(rows, partBytes)) {
    // With bounds products are compared in eight bits first.
    const session = openSession(options.kernel, { ...options, rows: part, centroids, bounds: 'hamerly' });
    try {
      objective += session.assign().objective;
      assignment.set(session.assignment, done);
      done += session.assignment.length;
    } finally {
      session.close();
    }
    yield;
  }
  return { assignment, objective };
}
