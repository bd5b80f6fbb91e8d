/**
 * Sums that come out the same in any order. Components are rounded to multiples of a power of two that is so large that no sum of them needs more
 * than the 52 bits of a float64: then every addition is exact, rows may be added and taken away again in any order and on any thread, and the bytes
 * of centroids depend on which rows they have alone.
 */

/**
 * The number whose addition and subtraction rounds a float64 so.
 *
 * @param greatest largest absolute value of a component
 * @param count how many components may be summed
 */
export function roundingOf(greatest: number, count: number): number {
  // A number of [2^bits, 2^(bits + 1)) has steps of 2^(bits - 52), and so has what is left of it; sums stay below 2^bits.
  const bits = Math.ceil(Math.log2(Math.max(greatest, 2 ** -900) * (count + 1))) + 1;
  return 1.5 * 2 ** bits;
}

/** Adds `sign` times a row to the sums that begin at `target`. */
export function addRow(
  sums: Float64Array,
  target: number,
  vectors: Float32Array,
  source: number,
  width: number,
  rounding: number,
  sign: 1 | -1,
): void {
  for (let index = 0; index < width; index++) {
    const rounded = (vectors[source + index] as number) + rounding - rounding;
    sums[target + index] = (sums[target + index] as number) + sign * rounded;
  }
}
