/** The reference: every distance, one thread, float32 rounded step by step as WebAssembly's SIMD does it. */
import { checkFinite } from './check-problem.ts';
import { addRow, roundingOf } from './exact-sums.ts';
import { dotInFloat32 } from './float32-dot.ts';
import type { KMeansSession, Pass, Problem } from './kernel.ts';
import { meanOf, objectiveOf, squaredLength } from './means.ts';
import { countOf } from './row-blocks.ts';

/** @throws AppError VECTORS_NOT_FINITE */
export function openPlain({ rows, centroids: first, metric }: Problem): KMeansSession {
  checkFinite(rows, 'vector');
  const { vectors, dimensions } = rows;
  const count = countOf(rows);
  const k = first.length / dimensions;
  const centroids = first.slice();
  const bias = new Float32Array(k);
  const assignment = new Uint32Array(count);
  const similarity = new Float32Array(count);
  const sums = new Float64Array(k * dimensions);
  const sizes = new Int32Array(k);
  const rounding = roundingOf(greatestOf(vectors), count);
  const squaredLengths = Float64Array.from({ length: count }, (_, row) =>
    squaredLength(vectors, row * dimensions, dimensions),
  );
  let started = false;

  const add = (row: number, cluster: number, sign: 1 | -1): void => {
    addRow(sums, cluster * dimensions, vectors, row * dimensions, dimensions, rounding, sign);
    sizes[cluster] = (sizes[cluster] as number) + sign;
  };
  const move = (row: number, cluster: number): void => {
    if (started) add(row, assignment[row] as number, -1);
    add(row, cluster, 1);
    assignment[row] = cluster;
  };
  const nearest = (row: number): number => {
    let best = 0;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let cluster = 0; cluster < k; cluster++) {
      const product = dotInFloat32(vectors, row * dimensions, centroids, cluster * dimensions, dimensions);
      const value = Math.fround(product + (bias[cluster] as number));
      if (value <= greatest) continue;
      greatest = value;
      best = cluster;
    }
    similarity[row] = greatest;
    return best;
  };
  const setBias = (): void => {
    if (metric === 'cosine') return;
    for (let cluster = 0; cluster < k; cluster++)
      bias[cluster] = -0.5 * squaredLength(centroids, cluster * dimensions, dimensions);
  };
  setBias();

  return {
    metric,
    squaredLengths,
    sizes,
    assignment,
    similarity,
    assign: (): Pass => {
      let moved = 0;
      for (let row = 0; row < count; row++) {
        const cluster = nearest(row);
        if (started && cluster === assignment[row]) continue;
        move(row, cluster);
        moved++;
      }
      started = true;
      return {
        objective: objectiveOf({ metric, similarity, squaredLengths }),
        computed: count * k,
        screened: 0,
        moved,
      };
    },
    move,
    update: () => {
      for (let cluster = 0; cluster < k; cluster++)
        meanOf(sums, sizes[cluster] as number, metric, centroids, cluster * dimensions, dimensions);
      setBias();
    },
    restart: (others) => {
      centroids.set(others);
      sums.fill(0);
      sizes.fill(0);
      started = false;
      setBias();
    },
    lowerDistances: (distances, seeds, step) => {
      for (let at = 0; at < distances.length; at++) {
        const row = at * step;
        for (const seed of seeds) {
          const product = dotInFloat32(vectors, row * dimensions, vectors, seed * dimensions, dimensions);
          const half = halfDistance(squaredLengths[row] as number, squaredLengths[seed] as number, product);
          distances[at] = Math.min(distances[at] as number, half);
        }
      }
    },
    centroids: () => centroids.slice(),
    close: () => {},
  };
}

/** As SIMD computes it, in float32. */
function halfDistance(length: number, seedLength: number, product: number): number {
  const { fround } = Math;
  return Math.max(0, fround(fround(fround(fround(seedLength) + fround(length)) * 0.5) - product));
}

function greatestOf(vectors: Float32Array): number {
  let greatest = 0;
  for (const value of vectors) greatest = Math.max(greatest, Math.abs(value));
  return greatest;
}
