/** Small arithmetic on row-major blocks of float32 vectors. */
import type { Rows } from './kernel.ts';

/** Scales every row of `width` floats to L2 norm 1, in place. A zero row stays zero. */
export function scaleRowsToUnit(block: Float32Array, width: number): void {
  for (let start = 0; start < block.length; start += width) {
    const norm = Math.sqrt(dot(block, start, block, start, width));
    if (norm === 0) continue;
    for (let index = start; index < start + width; index++) block[index] = (block[index] as number) / norm;
  }
}

/** Inner product of `width` floats of two blocks from the given offsets, summed in four lanes. */
export function dot(
  left: Float32Array,
  leftStart: number,
  right: Float32Array,
  rightStart: number,
  width: number,
): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const whole = width - (width % 4);
  for (let index = 0; index < whole; index += 4) {
    const at = leftStart + index;
    const other = rightStart + index;
    first += (left[at] as number) * (right[other] as number);
    second += (left[at + 1] as number) * (right[other + 1] as number);
    third += (left[at + 2] as number) * (right[other + 2] as number);
    fourth += (left[at + 3] as number) * (right[other + 3] as number);
  }
  for (let index = whole; index < width; index++)
    first += (left[leftStart + index] as number) * (right[rightStart + index] as number);
  return first + second + third + fourth;
}

/** Vectors as the rows of one block. */
export function blockOf(vectors: readonly Float32Array[], dimensions = vectors[0]?.length ?? 0): Rows {
  const block = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, row) => {
    block.set(vector, row * dimensions);
  });
  return { vectors: block, dimensions };
}
