/** What no kernel can work with. */
import { AppError } from '../core/errors.ts';
import type { Problem, Rows } from './kernel.ts';

/** Squared lengths and inner products of components up to this stay finite in float32, at any number of dimensions that fits memory. */
export const GREATEST = 1e15;

/** @throws AppError VECTORS_SHAPE, VECTORS_NOT_FINITE or KERNEL_THREADS */
export function checkProblem({ rows, centroids, threads }: Problem): void {
  const { vectors, dimensions } = rows;
  const whole = Number.isInteger(dimensions) && dimensions > 0;
  if (!whole || vectors.length % dimensions !== 0 || centroids.length % dimensions !== 0 || centroids.length === 0)
    throw new AppError({
      code: 'VECTORS_SHAPE',
      message: `Vectors (${vectors.length} numbers) or centroids (${centroids.length}) are no rows of ${dimensions} dimensions.`,
      hint: 'Pass rows x dimensions and k x dimensions numbers, with k and dimensions at least 1.',
    });
  if (!Number.isInteger(threads) || threads < 1)
    throw new AppError({
      code: 'KERNEL_THREADS',
      message: `${threads} threads cannot work.`,
      hint: 'Pass a whole number of threads, 1 or more.',
    });
  checkFinite({ vectors: centroids, dimensions }, 'centroid');
}

/** @throws AppError VECTORS_NOT_FINITE */
export function checkFinite(rows: Rows, what: string): void {
  // A comparison that NaN fails too.
  const wrong = rows.vectors.findIndex((value) => !(Math.abs(value) <= GREATEST));
  if (wrong >= 0) throw notFinite(Math.floor(wrong / rows.dimensions), what);
}

function notFinite(row: number, what: string): AppError {
  return new AppError({
    code: 'VECTORS_NOT_FINITE',
    message: `The ${what} in row ${row} holds a number that is not finite or beyond ${GREATEST}.`,
    hint: 'Leave out rows without a vector, and look for divisions by zero in what made it.',
  });
}
