/** Sums and numbers of the rows of every centroid, kept up as rows move. */
import { addRow } from './exact-sums.ts';
import type { Metric, Rows } from './kernel.ts';
import { meanOf } from './means.ts';
import type { SharedProblem } from './shared-problem.ts';

export class CentroidSums {
  /** By number of the centroid. */
  readonly sizes: Int32Array;
  /** By place: whether its rows are others than at the last update. */
  readonly changed: Uint8Array;
  readonly #sums: Float64Array;
  readonly #shared: SharedProblem;
  readonly #order: Uint32Array;
  readonly #rows: Rows;
  readonly #rounding: number;

  /**
   * @param order by place, the number of the centroid
   * @param rows as they lie in shared memory, but with the dimensions that they were handed in with
   * @param rounding see `roundingOf`
   */
  constructor(shared: SharedProblem, order: Uint32Array, k: number, rows: Rows, rounding: number) {
    const { places, stride } = shared.layout;
    this.sizes = new Int32Array(k);
    this.changed = new Uint8Array(places);
    this.#sums = new Float64Array(places * stride);
    this.#shared = shared;
    this.#order = order;
    this.#rows = rows;
    this.#rounding = rounding;
  }

  clear(): void {
    this.#sums.fill(0);
    this.sizes.fill(0);
    this.changed.fill(0);
  }

  /** A row comes to a place, or leaves it. */
  add(row: number, place: number, sign: 1 | -1): void {
    const { stride } = this.#shared.layout;
    const { vectors, dimensions } = this.#rows;
    addRow(this.#sums, place * stride, vectors, row * stride, dimensions, this.#rounding, sign);
    this.#count(place, sign);
  }

  /** What threads found out. */
  gather(): void {
    const { own, places, stride } = this.#shared.layout;
    for (const { sums: theirs, sizes: others } of own) {
      const size = this.#shared.integers(others, places);
      const sum = this.#shared.doubles(theirs, places * stride);
      for (let place = 0; place < this.sizes.length; place++)
        if (touched(sum, size, place, stride)) this.#takeFrom(sum, size, place);
    }
  }

  /** Writes the mean of a place's rows to where its centroid lies, see `meanOf`. */
  writeMean(place: number, metric: Metric, centroids: Float32Array): void {
    const size = this.sizes[this.#order[place] as number] as number;
    meanOf(this.#sums, size, metric, centroids, place * this.#shared.layout.stride, this.#rows.dimensions);
  }

  #count(place: number, rows: number): void {
    const number = this.#order[place] as number;
    this.sizes[number] = (this.sizes[number] as number) + rows;
    this.changed[place] = 1;
  }

  #takeFrom(sum: Float64Array, size: Int32Array, place: number): void {
    const { stride } = this.#shared.layout;
    const sums = this.#sums;
    this.#count(place, size[place] as number);
    size[place] = 0;
    for (let index = place * stride; index < (place + 1) * stride; index++)
      sums[index] = (sums[index] as number) + (sum[index] as number);
    sum.fill(0, place * stride, (place + 1) * stride);
  }
}

function touched(sum: Float64Array, size: Int32Array, place: number, stride: number): boolean {
  if (size[place] !== 0) return true;
  const start = place * stride;
  for (let index = start; index < start + stride; index++) if (sum[index] !== 0) return true;
  return false;
}
