/** The rows that are nearest to each row by inner product: for rows of unit length by cosine. */

import { allPairs } from './all-pairs.ts';
import { bestProducts, type Workers } from './best-products.ts';
import { checkFinite } from './check-problem.ts';
import { nearestInCells, probesFor } from './inverted-lists.ts';
import type { Rows } from './kernel.ts';
import { countOf } from './row-blocks.ts';

export interface NearestRows {
  /** Neighbours of a row: as many as were asked for, or all there are where these are fewer. */
  readonly most: number;
  /** Rows x `most`: the nearest first, of equals the one that comes first; never the row itself. */
  readonly rows: Uint32Array;
  /** Rows x `most`: inner products. */
  readonly similarity: Float32Array;
}

export interface NearestRowsOptions extends Partial<Workers> {
  /** Neighbours are found among these, of as many dimensions, exactly; a row that is one of them finds itself. Default: the rows themselves. */
  readonly among?: Rows;
  /** Up to so many rows the result is exact. */
  readonly exactUpTo?: number;
  /** Cells in which the neighbours of a row are looked for where the result is not exact: more find more, and take longer. Default: see `probesFor`. */
  readonly probes?: number;
}

/** Of more rows a few neighbours in a hundred are missed: `bench/results/neighbours.md`. */
const EXACT_UP_TO = 100_000;
const ROWS_AT_ONCE = 65_536;

/**
 * The same rows give the same neighbours, on any number of threads. Above `exactUpTo` rows, which are to be of unit length, they are
 * looked for among rows that lie in the same and in the nearest cells of k-means; what is found is in order.
 *
 * @param most 0 or more
 * @throws AppError VECTORS_NOT_FINITE, KERNEL_MEMORY
 */
export function nearestRows(rows: Rows, most: number, options: NearestRowsOptions = {}): NearestRows {
  const { kernel = 'portable', threads = 1, among, exactUpTo = EXACT_UP_TO } = options;
  checkFinite(rows, 'vector');
  if (among !== undefined) checkFinite(among, 'vector');
  const count = countOf(rows);
  const others = among === undefined ? count - 1 : countOf(among);
  const wanted = Math.max(0, Math.min(most, others));
  if (wanted === 0 || count === 0) return { most: wanted, rows: new Uint32Array(0), similarity: new Float32Array(0) };
  const workers = { kernel, threads };
  if (among !== undefined) return { most: wanted, ...inPieces(rows, among, wanted, workers) };
  const { labels, products } =
    count > exactUpTo
      ? nearestInCells(rows, wanted, options.probes ?? probesFor(count), workers)
      : bestProducts({ rows, targets: null, most: wanted, blocks: allPairs(count, count) }, workers);
  return { most: wanted, rows: labels, similarity: products };
}

/** Rows among others, so many at a time that they fit memory however many they are. */
function inPieces(rows: Rows, targets: Rows, most: number, workers: Workers): Omit<NearestRows, 'most'> {
  const { vectors, dimensions } = rows;
  const found = { rows: new Uint32Array(countOf(rows) * most), similarity: new Float32Array(countOf(rows) * most) };
  for (let first = 0; first < countOf(rows); first += ROWS_AT_ONCE) {
    const piece = { vectors: vectors.subarray(first * dimensions, (first + ROWS_AT_ONCE) * dimensions), dimensions };
    const blocks = allPairs(countOf(piece), countOf(targets));
    const { labels, products } = bestProducts({ rows: piece, targets, most, blocks }, workers);
    found.rows.set(labels, first * most);
    found.similarity.set(products, first * most);
  }
  return found;
}
