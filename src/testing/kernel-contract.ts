/** What every kernel of k-means does, compared with a reference that does nothing but Lloyd's algorithm, in float64. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { Bounds, KMeansSession, Metric, Problem } from '../kernels/kernel.ts';

type Open = (problem: Problem) => KMeansSession;

/** Similarities that are this near are a tie: float32 may choose either. */
const TIE = 1e-5;

export function describeKernel(name: string, open: Open): void {
  describe(`kernel ${name}`, () => {
    test.each(problems())('assigns rows as float64 does, but for ties: $about', ({ problem }) => {
      for (const bounds of ['none', 'hamerly', 'yinyang'] as const) {
        const session = open({ ...problem, bounds });
        for (let iteration = 0; iteration < 6; iteration++) {
          if (iteration > 0) session.update();
          const { objective } = session.assign();
          expect(objective).toBeCloseTo(expectNearest(session, problem), 3);
        }
        session.close();
      }
    });

    test('has the same bytes whatever the bounds and the number of threads', () => {
      const { problem } = problemOf({ about: 'clusters', rows: 900, dimensions: 33, k: 40, metric: 'euclidean' });
      const traces = (['none', 'hamerly', 'yinyang'] as const).flatMap((bounds) =>
        [1, 3].map((threads) => trace(open({ ...problem, bounds, threads }))),
      );
      for (const other of traces) expect(other).toEqual(traces[0]);
    });

    test('any shapes: rows that are equal, more centroids than rows, one dimension, zeros', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 20 }),
          fc.integer({ min: 1, max: 50 }),
          fc.constantFrom<Metric>('euclidean', 'cosine'),
          fc.constantFrom<Bounds>('none', 'hamerly', 'yinyang'),
          fc.integer({ min: -2, max: 2 }),
          (rows, dimensions, k, metric, bounds, exponent) => {
            const { problem } = problemOf({
              about: 'any',
              rows,
              dimensions,
              k,
              metric,
              levels: 2,
              scale: 10 ** exponent,
            });
            const session = open({ ...problem, bounds });
            for (let iteration = 0; iteration < 3; iteration++) {
              if (iteration > 0) session.update();
              session.assign();
              expectNearest(session, problem);
            }
            session.close();
          },
        ),
        { numRuns: 40 },
      );
    });

    test('a row that is given to another cluster counts there', () => {
      const { problem } = problemOf({ about: 'moved', rows: 60, dimensions: 5, k: 4, metric: 'euclidean' });
      const session = open(problem);
      session.assign();
      const row = session.assignment.findIndex((cluster) => cluster !== 3);
      session.move(row, 3);
      session.update();
      const centroid = session.centroids().subarray(15, 20);
      const members = [...session.assignment.keys()].filter((other) => session.assignment[other] === 3);
      expect(session.sizes[3]).toBe(members.length);
      for (let index = 0; index < 5; index++) {
        const sum = members.reduce((total, other) => total + (problem.rows.vectors[other * 5 + index] as number), 0);
        expect(centroid[index]).toBeCloseTo(sum / members.length, 5);
      }
      session.assign();
      expectNearest(session, problem);
      session.close();
    });

    test('begins anew as if nothing had been', () => {
      const { problem } = problemOf({ about: 'anew', rows: 400, dimensions: 12, k: 20, metric: 'cosine' });
      const session = open(problem);
      session.assign();
      session.update();
      session.assign();
      session.restart(problem.centroids);
      expect(trace(session)).toEqual(trace(open(problem)));
    });

    test('lowers distances to those to the nearest of some rows', () => {
      const { problem } = problemOf({ about: 'seeds', rows: 700, dimensions: 13, k: 2, metric: 'euclidean' });
      const { vectors } = problem.rows;
      const session = open(problem);
      for (const seeds of [[4], [9, 600, 31], [0, 1, 2, 3, 5, 6, 7, 8]])
        for (const step of [1, 3]) {
          const distances = new Float32Array(Math.ceil(700 / step)).fill(0.5);
          session.lowerDistances(distances, seeds, step);
          distances.forEach((distance, at) => {
            const all = seeds.map((seed) => halfSquaredDistance(vectors, at * step, seed, 13));
            expect(distance).toBeCloseTo(Math.min(0.5, ...all), 5);
          });
        }
      session.close();
    });

    test('refuses a vector that is not finite, and says which', () => {
      const { problem } = problemOf({ about: 'bad', rows: 300, dimensions: 5, k: 4, metric: 'euclidean' });
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e20]) {
        const vectors = problem.rows.vectors.slice();
        vectors[5 * 271 + 3] = wrong;
        expect(() => open({ ...problem, rows: { vectors, dimensions: 5 } })).toThrow(/row 271 /u);
      }
    });
  });
}

/** Every row has a centroid that is no farther than any other, rounding apart. Returns the objective. */
function expectNearest(session: KMeansSession, { rows, metric }: Problem): number {
  const { vectors, dimensions } = rows;
  const centroids = session.centroids();
  const k = centroids.length / dimensions;
  const similarity = (row: number, cluster: number): number => {
    let product = 0;
    let squared = 0;
    for (let index = 0; index < dimensions; index++) {
      const component = centroids[cluster * dimensions + index] as number;
      product += (vectors[row * dimensions + index] as number) * component;
      squared += component * component;
    }
    return metric === 'cosine' ? product : product - squared / 2;
  };
  let objective = 0;
  const wrong: number[] = [];
  for (let row = 0; row < session.assignment.length; row++) {
    const all = Array.from({ length: k }, (_, cluster) => similarity(row, cluster));
    const best = Math.max(...all);
    const own = all[session.assignment[row] as number] as number;
    const tie = TIE * Math.max(1, Math.abs(best), session.squaredLengths[row] as number);
    if (!(own >= best - tie && Math.abs((session.similarity[row] as number) - own) <= tie)) wrong.push(row);
    objective += metric === 'cosine' ? 1 - best : Math.max(0, (session.squaredLengths[row] as number) - 2 * best);
  }
  expect(wrong).toEqual([]);
  return objective;
}

function halfSquaredDistance(vectors: Float32Array, one: number, other: number, width: number): number {
  let sum = 0;
  for (let index = 0; index < width; index++)
    sum += ((vectors[one * width + index] as number) - (vectors[other * width + index] as number)) ** 2;
  return sum / 2;
}

/** Everything that a session shows, for some iterations. */
export function trace(session: KMeansSession): unknown[] {
  const seen: unknown[] = [];
  for (let iteration = 0; iteration < 5; iteration++) {
    if (iteration > 0) session.update();
    const { objective, moved } = session.assign();
    seen.push(objective, moved, session.assignment.slice(), session.similarity.slice(), session.centroids());
    seen.push(session.sizes.slice());
  }
  session.close();
  return seen;
}

interface Wanted {
  readonly about: string;
  readonly rows: number;
  readonly dimensions: number;
  readonly k: number;
  readonly metric: Metric;
  /** Values that a component may have; absent, any. */
  readonly levels?: number;
  readonly scale?: number;
}

export function problems(): { about: string; problem: Problem }[] {
  return [
    { about: 'clusters, euclidean', rows: 700, dimensions: 37, k: 50, metric: 'euclidean' as const },
    { about: 'clusters, cosine', rows: 700, dimensions: 64, k: 41, metric: 'cosine' as const },
    { about: 'one dimension', rows: 300, dimensions: 1, k: 20, metric: 'euclidean' as const },
    { about: 'more centroids than rows', rows: 10, dimensions: 3, k: 24, metric: 'euclidean' as const },
    { about: 'all rows equal', rows: 50, dimensions: 8, k: 20, metric: 'cosine' as const, levels: 1 },
    { about: 'many ties', rows: 300, dimensions: 2, k: 20, metric: 'euclidean' as const, levels: 3 },
    { about: 'one cluster', rows: 300, dimensions: 9, k: 1, metric: 'euclidean' as const },
  ].map(problemOf);
}

export function problemOf({ about, rows: count, dimensions, k, metric, levels, scale = 1 }: Wanted): {
  about: string;
  problem: Problem;
} {
  const random = createRandom(`kernel-contract/${about}`);
  const draw = (): number => (levels === undefined ? random.next() - 0.5 : random.integer(levels) / 2);
  const unit = metric === 'cosine';
  const vectors = rowsOf(count, dimensions, unit, () => scale * draw());
  // Some centroids are rows, as they are when k-means begins.
  const centroids = rowsOf(k, dimensions, unit, () => scale * draw());
  for (let cluster = 0; cluster < k; cluster += 2) {
    const from = random.integer(count) * dimensions;
    centroids.set(vectors.subarray(from, from + dimensions), cluster * dimensions);
  }
  return { about, problem: { rows: { vectors, dimensions }, centroids, metric, bounds: 'yinyang', threads: 1 } };
}

function rowsOf(count: number, dimensions: number, unit: boolean, draw: () => number): Float32Array {
  const block = Float32Array.from({ length: count * dimensions }, draw);
  if (!unit) return block;
  for (let start = 0; start < block.length; start += dimensions) {
    const row = block.subarray(start, start + dimensions);
    const length = Math.hypot(...row);
    if (length > 0) for (const [index, value] of row.entries()) row[index] = value / length;
  }
  return block;
}
