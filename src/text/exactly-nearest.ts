/**
 * Which of others is nearest to a row, by inner products in float64. Those that may be are found in float32, for many rows at once, and only these are
 * compared again.
 */
import { countOf, nearestRows } from '../kernels/index.ts';
import { dot } from '../kernels/vectors.ts';
import type { VectorBlock } from './spherical-k-means.ts';

/** Others that are found at once for each row; where one behind them may be nearer, all are gone through. */
const AT_ONCE = 8;

export interface ExactlyNearest {
  /** The nearest of the others that are allowed, the first of equals; -1 where there is none. */
  nearest(row: number, isAllowed?: (other: number) => boolean): number;
}

/** @param threads default: 1; the result does not depend on it */
export function exactlyNearest(rows: VectorBlock, others: VectorBlock, threads = 1): ExactlyNearest {
  const { dimensions } = rows;
  const count = countOf(others);
  const { most, rows: found, similarity } = nearestRows(rows, AT_ONCE, { among: others, threads });
  const every = [...Array(count).keys()];
  const longest = every.reduce((greatest, other) => Math.max(greatest, lengthOf(others, other)), 0);
  // A product of float32 differs from that of float64 by this share of the lengths at most, and two of them by twice as much.
  const error = 2 * (dimensions / 4 + 16) * 2 ** -23 * longest;
  const candidates = (row: number, isAllowed: (other: number) => boolean): readonly number[] => {
    const start = row * most;
    const places = [...Array(most).keys()].map((place) => start + place);
    const best = places.find((place) => isAllowed(found[place] as number));
    const least = best === undefined ? Number.NaN : (similarity[best] as number) - error * lengthOf(rows, row);
    const isKnown = most === count || (similarity[start + most - 1] as number) < least;
    return isKnown
      ? places.filter((place) => (similarity[place] as number) >= least).map((at) => found[at] as number)
      : every;
  };
  return {
    nearest: (row, isAllowed = () => true) => {
      let nearest = -1;
      let greatest = Number.NEGATIVE_INFINITY;
      for (const other of candidates(row, isAllowed)) {
        if (!isAllowed(other)) continue;
        const product = dot(rows.vectors, row * dimensions, others.vectors, other * dimensions, dimensions);
        if (product < greatest || (product === greatest && other > nearest)) continue;
        [nearest, greatest] = [other, product];
      }
      return nearest;
    },
  };
}

function lengthOf({ vectors, dimensions }: VectorBlock, row: number): number {
  return Math.sqrt(dot(vectors, row * dimensions, vectors, row * dimensions, dimensions));
}
