/** Rows that lie one after the other in one block. */
import type { Rows } from './kernel.ts';

/** Of no rows it is not known how many dimensions they have. */
export const countOf = ({ vectors, dimensions }: Rows): number =>
  vectors.length === 0 ? 0 : vectors.length / dimensions;

/** The named rows, in the order in which they are named: a copy, or the block itself where all are named as they stand. */
export function gatheredRows(block: Rows, rows: ArrayLike<number>): Rows {
  if (areAll(rows, countOf(block))) return block;
  const { vectors, dimensions } = block;
  const gathered = new Float32Array(rows.length * dimensions);
  for (let at = 0; at < rows.length; at++) {
    const start = (rows[at] as number) * dimensions;
    gathered.set(vectors.subarray(start, start + dimensions), at * dimensions);
  }
  return { vectors: gathered, dimensions };
}

function areAll(rows: ArrayLike<number>, count: number): boolean {
  if (rows.length !== count) return false;
  for (let at = 0; at < count; at++) if (rows[at] !== at) return false;
  return true;
}
