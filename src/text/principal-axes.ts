/** The plane in which points differ most: principal component analysis by power iteration. */
import { dot } from '../kernels/vectors.ts';

const ITERATIONS = 200;

/**
 * Coordinates of row-major points on their two principal axes. Deterministic: iteration starts from the point farthest
 * from the mean, and the sign of an axis is that of its greatest coordinate. Fewer than two points have no plane.
 */
export function principalPlane(points: Float32Array, dimensions: number): [number, number][] {
  const count = points.length / dimensions;
  const centred = centre(points, dimensions);
  const first = principalAxis(centred, dimensions);
  const along = coordinates(centred, dimensions, first);
  const rest = centred.slice();
  for (let row = 0; row < count; row++) subtract(rest, row * dimensions, first, along[row] as number);
  const across = coordinates(rest, dimensions, principalAxis(rest, dimensions));
  return Array.from({ length: count }, (_, row) => [along[row] as number, across[row] as number]);
}

function centre(points: Float32Array, dimensions: number): Float32Array {
  const count = points.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let index = 0; index < points.length; index++)
    mean[index % dimensions] = (mean[index % dimensions] as number) + (points[index] as number) / count;
  return points.map((value, index) => value - (mean[index % dimensions] as number));
}

function principalAxis(points: Float32Array, dimensions: number): Float32Array {
  const count = points.length / dimensions;
  let axis = unit(farthest(points, dimensions));
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = new Float32Array(dimensions);
    for (let row = 0; row < count; row++)
      subtract(next, 0, points.subarray(row * dimensions, (row + 1) * dimensions), -dotRow(points, row, axis));
    axis = unit(next);
  }
  return axis;
}

function farthest(points: Float32Array, dimensions: number): Float32Array {
  let best = 0;
  let greatest = -1;
  for (let start = 0; start < points.length; start += dimensions) {
    const length = dot(points, start, points, start, dimensions);
    if (length > greatest) {
      greatest = length;
      best = start;
    }
  }
  return points.slice(best, best + dimensions);
}

function coordinates(points: Float32Array, dimensions: number, axis: Float32Array): number[] {
  const values = Array.from({ length: points.length / dimensions }, (_, row) => dotRow(points, row, axis));
  const extreme = values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return extreme < 0 ? values.map((value) => -value) : values;
}

function dotRow(points: Float32Array, row: number, axis: Float32Array): number {
  return dot(points, row * axis.length, axis, 0, axis.length);
}

function subtract(target: Float32Array, start: number, vector: Float32Array, times: number): void {
  for (let index = 0; index < vector.length; index++)
    target[start + index] = (target[start + index] as number) - times * (vector[index] as number);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
  return length === 0 ? vector : vector.map((value) => value / length);
}
