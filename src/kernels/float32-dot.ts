/** Inner products as SIMD computes them: the same bytes as `portable`. */

/** In four lanes, each product and sum rounded to float32; lanes are added as SIMD adds them. */
export function dotInFloat32(
  left: Float32Array,
  leftStart: number,
  right: Float32Array,
  rightStart: number,
  width: number,
): number {
  const { fround } = Math;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const whole = width - (width % 4);
  for (let index = 0; index < whole; index += 4) {
    const at = leftStart + index;
    const other = rightStart + index;
    first = fround(first + fround((left[at] as number) * (right[other] as number)));
    second = fround(second + fround((left[at + 1] as number) * (right[other + 1] as number)));
    third = fround(third + fround((left[at + 2] as number) * (right[other + 2] as number)));
    fourth = fround(fourth + fround((left[at + 3] as number) * (right[other + 3] as number)));
  }
  const rest = (lane: number, sum: number): number => {
    const index = whole + lane;
    if (index >= width) return sum;
    return fround(sum + fround((left[leftStart + index] as number) * (right[rightStart + index] as number)));
  };
  return fround(fround(rest(0, first) + rest(2, third)) + fround(rest(1, second) + rest(3, fourth)));
}
