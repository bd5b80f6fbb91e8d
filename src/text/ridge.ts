/** Ridge regression on sparse rows (Hoerl and Kennard 1970), by conjugate gradients in as many unknowns as there are rows. */
import { multiply, multiplyTransposed, type SparseRows } from './sparse-rows.ts';

/** Outputs that are solved for at once: what is in between fits into a processor's memory. */
const OUTPUTS_AT_ONCE = 32;
const MAX_ITERATIONS = 60;
/** Iterations end where no output has more than this share of its length left. */
const LEAST_LEFT = 1e-3;

/**
 * The coefficients b that make |rows b - wanted|^2 + penalty |b|^2 least: `columnCount` x `outputs`, row-major.
 *
 * @param wanted `rows` x `outputs`, row-major
 * @param penalty > 0
 */
export function ridge(rows: SparseRows, wanted: Float32Array, outputs: number, penalty: number): Float32Array {
  const coefficients = new Float32Array(rows.columnCount * outputs);
  for (let from = 0; from < outputs; from += OUTPUTS_AT_ONCE) {
    const width = Math.min(OUTPUTS_AT_ONCE, outputs - from);
    const part = new Float64Array(rows.rows * width);
    for (let at = 0; at < part.length; at++)
      part[at] = wanted[Math.floor(at / width) * outputs + from + (at % width)] as number;
    const found = multiplyTransposed(rows, solve(rows, part, width, penalty), width);
    for (let at = 0; at < found.length; at++)
      coefficients[Math.floor(at / width) * outputs + from + (at % width)] = found[at] as number;
  }
  return coefficients;
}

/** x of (A A' + penalty) x = wanted, column by column. */
function solve(rows: SparseRows, wanted: Float64Array, width: number, penalty: number): Float64Array {
  const x = new Float64Array(wanted.length);
  const left = wanted.slice();
  const direction = wanted.slice();
  const first = products(left, left, width);
  let lengths = first;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    if (lengths.every((length, column) => length <= LEAST_LEFT ** 2 * (first[column] as number))) break;
    const image = multiply(rows, multiplyTransposed(rows, direction, width), width);
    add(image, direction, new Float64Array(width).fill(penalty));
    const steps = ratios(lengths, products(direction, image, width));
    add(x, direction, steps);
    add(
      left,
      image,
      steps.map((step) => -step),
    );
    const next = products(left, left, width);
    const turns = ratios(next, lengths);
    for (let at = 0; at < direction.length; at++)
      direction[at] = (left[at] as number) + (turns[at % width] as number) * (direction[at] as number);
    lengths = next;
  }
  return x;
}

function add(target: Float64Array, other: Float64Array, times: Float64Array): void {
  const width = times.length;
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] as number) + (times[at % width] as number) * (other[at] as number);
}

function products(left: Float64Array, right: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let at = 0; at < left.length; at++)
    sums[at % width] = (sums[at % width] as number) + (left[at] as number) * (right[at] as number);
  return sums;
}

function ratios(above: Float64Array, below: Float64Array): Float64Array {
  return above.map((value, column) => (below[column] === 0 ? 0 : value / (below[column] as number)));
}
