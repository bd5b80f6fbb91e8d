/**
 * 95 % interval of a proportion by Wilson's score method.
 *
 * @param proportion 0 to 1
 * @param size observations that count as independent, above 0
 */
export function wilsonInterval(proportion: number, size: number): readonly [number, number] {
  const z = 1.959964;
  const scale = 1 + z ** 2 / size;
  const centre = (proportion + z ** 2 / (2 * size)) / scale;
  const half = (z / scale) * Math.sqrt((proportion * (1 - proportion)) / size + z ** 2 / (4 * size ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
