/**
 * Seeded randomized truncated SVD of sparse rows (Halko, Martinsson, Tropp 2011, algorithms 4.4 and 5.1): a random
 * range finder with power iterations, then an exact decomposition in the small space.
 */
import type { Random } from '../core/random.ts';
import { ended } from '../core/steps.ts';
import { drawNormal } from '../stats/draw-normal.ts';
import { eachProduct, multiplyThere, type SparseRows } from './sparse-rows.ts';

const OVERSAMPLING = 10;
const POWER_ITERATIONS = 3;

/** Projection onto the leading right singular vectors: `columnCount` x `dimensions`, row-major. */
export interface SvdBasis {
  readonly columnCount: number;
  readonly dimensions: number;
  readonly basis: Float32Array;
}

/** `dimensions` is lowered to what the rows can carry. */
export function fitTruncatedSvd(matrix: SparseRows, dimensions: number, random: Random): SvdBasis {
  return ended(truncatedSvdSteps(matrix, dimensions, random));
}

/** The same; a step is a time that the rows are gone through, and tells the share of the work that is done, 0 to 1. */
export function* truncatedSvdSteps(
  matrix: SparseRows,
  dimensions: number,
  random: Random,
): Generator<number, SvdBasis> {
  const wanted = Math.min(dimensions, matrix.rows, matrix.columnCount);
  const width = Math.min(wanted + OVERSAMPLING, matrix.rows, matrix.columnCount);
  let range = gaussian(matrix.columnCount * width, random);
  for (let iteration = 0; iteration <= POWER_ITERATIONS; iteration++) {
    orthonormalize(range, matrix.columnCount, width);
    if (iteration < POWER_ITERATIONS) range = multiplyThere(matrix, range, width);
    yield Math.min(iteration + 1, POWER_ITERATIONS) / (POWER_ITERATIONS + 1);
  }
  // In the basis `range` of the row space, the Gram matrix of A * range is width x width; its eigenvectors rotate the basis.
  const { vectors, order } = symmetricEigen(gramOfImage(matrix, range, width), width);
  const basis = new Float32Array(matrix.columnCount * wanted);
  for (let column = 0; column < matrix.columnCount; column++) {
    for (let target = 0; target < wanted; target++) {
      const source = order[target] as number;
      let sum = 0;
      for (let inner = 0; inner < width; inner++) {
        sum += (range[column * width + inner] as number) * (vectors[inner * width + source] as number);
      }
      basis[column * wanted + target] = sum;
    }
  }
  return { columnCount: matrix.columnCount, dimensions: wanted, basis };
}

/**
 * Rows in the space of the basis: `rows` x `dimensions`, row-major. A row is as long as what the basis holds of it: a
 * unit row at most 1.
 */
export function projectRows(matrix: SparseRows, { basis, dimensions }: SvdBasis): Float32Array {
  const result = new Float32Array(matrix.rows * dimensions);
  for (let row = 0; row < matrix.rows; row++) {
    for (let entry = matrix.starts[row] as number; entry < (matrix.starts[row + 1] as number); entry++) {
      const value = matrix.values[entry] as number;
      const source = (matrix.columns[entry] as number) * dimensions;
      for (let inner = 0; inner < dimensions; inner++) {
        (result[row * dimensions + inner] as number) += value * (basis[source + inner] as number);
      }
    }
  }
  return result;
}

/** Modified Gram-Schmidt, twice for accuracy, on the columns of a row-major matrix. */
function orthonormalize(matrix: Float64Array, rows: number, width: number): void {
  const columns = Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: rows }, (_row, row) => matrix[row * width + column] as number),
  );
  for (let pass = 0; pass < 2; pass++) {
    columns.forEach((column, index) => {
      scaleToUnit(column);
      subtractProjections(columns, index + 1, column);
    });
  }
  columns.forEach((column, index) => {
    for (let row = 0; row < rows; row++) matrix[row * width + index] = column[row] as number;
  });
}

/** Of the columns from `first` on. Four at a time: a sum waits for its last addition, and four of them wait together. */
function subtractProjections(columns: readonly Float64Array[], first: number, unit: Float64Array): void {
  let next = first;
  for (; next + 3 < columns.length; next += 4)
    subtractFour(columns.slice(next, next + 4) as [Float64Array, Float64Array, Float64Array, Float64Array], unit);
  for (; next < columns.length; next++) subtractProjection(columns[next] as Float64Array, unit);
}

function subtractFour(
  [first, second, third, fourth]: readonly [Float64Array, Float64Array, Float64Array, Float64Array],
  unit: Float64Array,
): void {
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let index = 0; index < unit.length; index++) {
    const value = unit[index] as number;
    one += (first[index] as number) * value;
    two += (second[index] as number) * value;
    three += (third[index] as number) * value;
    four += (fourth[index] as number) * value;
  }
  for (let index = 0; index < unit.length; index++) {
    const value = unit[index] as number;
    first[index] = (first[index] as number) - one * value;
    second[index] = (second[index] as number) - two * value;
    third[index] = (third[index] as number) - three * value;
    fourth[index] = (fourth[index] as number) - four * value;
  }
}

function subtractProjection(vector: Float64Array, unit: Float64Array): void {
  let dot = 0;
  for (let index = 0; index < vector.length; index++) dot += (vector[index] as number) * (unit[index] as number);
  for (let index = 0; index < vector.length; index++) (vector[index] as number) -= dot * (unit[index] as number);
}

function scaleToUnit(vector: Float64Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  // A column that vanished is linearly dependent: zero is its honest continuation.
  const scale = squares > 1e-24 ? 1 / Math.sqrt(squares) : 0;
  for (let index = 0; index < vector.length; index++) (vector[index] as number) *= scale;
}

/** Of the matrix times `range`, which would be large itself. */
function gramOfImage(matrix: SparseRows, range: Float64Array, width: number): Float64Array {
  const result = new Float64Array(width * width);
  eachProduct(matrix, range, width, (image) => {
    for (let left = 0; left < width; left++) {
      const value = image[left] as number;
      const target = left * width;
      for (let right = left; right < width; right++)
        result[target + right] = (result[target + right] as number) + value * (image[right] as number);
    }
  });
  for (let left = 0; left < width; left++)
    for (let right = 0; right < left; right++) result[left * width + right] = result[right * width + left] as number;
  return result;
}

/** Cyclic Jacobi eigenvalues of a small symmetric matrix; `order` lists eigenvectors by falling eigenvalue. */
function symmetricEigen(symmetric: Float64Array, size: number): { vectors: Float64Array; order: number[] } {
  const work = symmetric.slice();
  const vectors = new Float64Array(size * size);
  for (let index = 0; index < size; index++) vectors[index * size + index] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let rotated = false;
    for (let first = 0; first < size - 1; first++) {
      for (let second = first + 1; second < size; second++)
        rotated = rotate(work, vectors, size, first, second) || rotated;
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: size }, (_, index) => index);
  order.sort(
    (left, right) => (work[right * size + right] as number) - (work[left * size + left] as number) || left - right,
  );
  return { vectors, order };
}

function rotate(work: Float64Array, vectors: Float64Array, size: number, first: number, second: number): boolean {
  const off = work[first * size + second] as number;
  const a = work[first * size + first] as number;
  const b = work[second * size + second] as number;
  if (Math.abs(off) <= 1e-12 * Math.sqrt(Math.abs(a * b)) || off === 0) return false;
  const theta = (b - a) / (2 * off);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let index = 0; index < size; index++) turn(work, index * size + first, index * size + second, cosine, sine);
  for (let index = 0; index < size; index++) turn(work, first * size + index, second * size + index, cosine, sine);
  for (let index = 0; index < size; index++) turn(vectors, index * size + first, index * size + second, cosine, sine);
  return true;
}

function turn(matrix: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const left = matrix[first] as number;
  const right = matrix[second] as number;
  matrix[first] = cosine * left - sine * right;
  matrix[second] = sine * left + cosine * right;
}

function gaussian(length: number, random: Random): Float64Array {
  return Float64Array.from({ length }, () => drawNormal(random));
}
