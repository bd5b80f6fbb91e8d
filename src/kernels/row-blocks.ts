/** Rows that lie one after the other in one block. */
import type { Rows } from './kernel.ts';

/** Of no rows it is not known how many dimensions they have. */
export const countOf = ({ vectors, dimensions }: Rows): number =>
  vectors.length === 0 ? 0 : vectors.length / dimensions;

/** The named rows, in the order in which they are named: a copy. */
export function gatheredRows({ vectors, dimensions }: Rows, rows: ArrayLike<number>): Rows {
  const gathered = new Float32Array(rows.length * dimensions);
  for (let at = 0; at < rows.length; at++) {
    const start = (rows[at] as number) * dimensions;
    gathered.set(vectors.subarray(start, start + dimensions), at * dimensions);
  }
  return { vectors: gathered, dimensions };
}
