/** Centroids as they lie in memory that threads share. Numbers are their caller's, places are where they lie. */
import type { Metric } from './kernel.ts';
import { squaredLength } from './means.ts';
import { PANEL } from './memory-layout.ts';
import { placesOf } from './places.ts';
import type { SharedProblem } from './shared-problem.ts';

/** What is known of the lengths of all. */
interface Lengths {
  readonly longest: number;
  /** Of a squared length from 1, at most. */
  readonly fromUnit: number;
}

export class PlacedCentroids {
  /** Row-major, by place. */
  readonly block: Float32Array;
  /** By place: the number. */
  readonly order: Uint32Array;
  /** By number: the place. */
  readonly placeOf: Int32Array;
  readonly #shared: SharedProblem;
  readonly #dimensions: number;
  readonly #metric: Metric;
  readonly #bias: Float32Array;

  constructor(shared: SharedProblem, k: number, dimensions: number, metric: Metric) {
    const { at, places, stride } = shared.layout;
    // Places that only fill up a panel hold nothing.
    this.block = shared.floats(at.centroids, places * stride).fill(0);
    this.order = new Uint32Array(shared.buffer, at.number, places);
    this.placeOf = new Int32Array(k);
    this.#shared = shared;
    this.#dimensions = dimensions;
    this.#metric = metric;
    this.#bias = shared.floats(at.bias, places).fill(Number.NEGATIVE_INFINITY, k);
  }

  /** @param centroids by number */
  place(centroids: Float32Array): void {
    const dimensions = this.#dimensions;
    this.order.set(placesOf({ vectors: centroids, dimensions }));
    for (let place = 0; place < this.placeOf.length; place++) {
      const number = this.order[place] as number;
      this.placeOf[number] = place;
      this.block.set(centroids.subarray(number * dimensions, (number + 1) * dimensions), this.startOf(place));
    }
  }

  /** By number. */
  copy(): Float32Array {
    const dimensions = this.#dimensions;
    const copy = new Float32Array(this.placeOf.length * dimensions);
    for (const [number, place] of this.placeOf.entries()) {
      const start = this.startOf(place);
      copy.set(this.block.subarray(start, start + dimensions), number * dimensions);
    }
    return copy;
  }

  /** Where the centroid of a place begins in the block. */
  startOf(place: number): number {
    return place * this.#shared.layout.stride;
  }

  groupOf(place: number): number {
    return Math.floor(place / PANEL / this.#shared.layout.groupPanels);
  }

  /** Tells the threads what depends on the centroids as they are now. @param longestRow length of the longest row */
  tellMargins(longestRow: number): void {
    const { longest, fromUnit } = this.#writeBias();
    const isCosine = this.#metric === 'cosine';
    // A product of float32 has this error at most, and what is added to it no more.
    const unit = (this.#dimensions / 4 + 16) * 2 ** -23;
    const hidden = unit * Math.max(longestRow, longest) * longest;
    const shift = isCosine ? 1 : 0;
    const lengths = longestRow ** 2 + longest ** 2 + shift;
    const margin = 4 * hidden + 1e-6 * lengths + (isCosine ? fromUnit : 0) + 1e-30;
    this.#shared.setFloat('hidden', hidden + 1e-30);
    this.#shared.setFloat('shift', shift);
    this.#shared.setFloat('margin', margin);
  }

  /** Writes what is added to the products with each. */
  #writeBias(): Lengths {
    let [longest, fromUnit] = [0, 0];
    for (let place = 0; place < this.placeOf.length; place++) {
      const squared = squaredLength(this.block, this.startOf(place), this.#dimensions);
      longest = Math.max(longest, Math.sqrt(squared));
      fromUnit = Math.max(fromUnit, Math.abs(squared - 1));
      this.#bias[place] = this.#metric === 'cosine' ? 0 : -0.5 * squared;
    }
    return { longest, fromUnit };
  }
}
