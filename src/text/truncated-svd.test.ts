import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import type { SparseRows } from './sparse-rows.ts';
import { fitTruncatedSvd, projectRows, type SvdBasis } from './truncated-svd.ts';

function sparse(dense: readonly (readonly number[])[], columnCount = dense[0]?.length ?? 0): SparseRows {
  const entries = dense.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ value, column }])));
  const starts = Uint32Array.from([0, ...entries.map((_, row) => entries.slice(0, row + 1).flat().length)]);
  return {
    rows: dense.length,
    columnCount,
    starts,
    columns: Uint32Array.from(entries.flat(), ({ column }) => column),
    values: Float32Array.from(entries.flat(), ({ value }) => value),
  };
}

const svdOf = (dense: readonly (readonly number[])[], dimensions: number, seed = 1) =>
  fitTruncatedSvd(sparse(dense), dimensions, createRandom(seed));

const column = ({ basis, dimensions }: SvdBasis, at: number): number[] =>
  [...basis].filter((_, index) => index % dimensions === at);
const inner = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, at) => sum + value * (right[at] as number), 0);

/** What is left of the rows when they are taken into the space of the basis and back. */
function residual(dense: readonly (readonly number[])[], svd: SvdBasis): number {
  const axes = Array.from({ length: svd.dimensions }, (_, at) => column(svd, at));
  const left = dense.flatMap((row) => {
    const along = axes.map((axis) => inner(row, axis));
    return row.map(
      (value, at) =>
        value - axes.reduce((sum, axis, which) => sum + (along[which] as number) * (axis[at] as number), 0),
    );
  });
  return Math.hypot(...left);
}

/** Rows of rank `rank`: sums of a few fixed rows. */
function lowRank(rows: number, columns: number, rank: number, seed: number): number[][] {
  const random = createRandom(seed);
  const parts = Array.from({ length: rank }, () => Array.from({ length: columns }, () => random.next() - 0.5));
  return Array.from({ length: rows }, () => {
    const weights = parts.map(() => random.next() - 0.5);
    return Array.from({ length: columns }, (_, at) =>
      inner(
        weights,
        parts.map((part) => part[at] as number),
      ),
    );
  });
}

describe('truncated SVD', () => {
  test('finds the axes of a diagonal matrix in falling order', () => {
    const svd = svdOf(
      [
        [0, 2, 0, 0],
        [5, 0, 0, 0],
        [0, 0, 0, 1],
        [0, 0, 3, 0],
      ],
      3,
    );
    [0, 2, 1].forEach((axis, at) => {
      expect(column(svd, at).map(Math.abs)).toEqual(
        [0, 1, 2, 3].map((index) => expect.closeTo(index === axis ? 1 : 0, 6)),
      );
    });
  });

  test('of a known matrix: [[3, 0], [4, 5]] has the axes (1, 1) and (1, -1)', () => {
    const svd = svdOf(
      [
        [3, 0],
        [4, 5],
      ],
      2,
    );
    const half = Math.SQRT1_2;
    expect(Math.abs(inner(column(svd, 0), [half, half]))).toBeCloseTo(1, 6);
    expect(Math.abs(inner(column(svd, 1), [half, -half]))).toBeCloseTo(1, 6);
  });

  test('keeps all of a matrix of low rank, in orthonormal axes', () => {
    const shape = fc.record({
      rank: fc.integer({ min: 1, max: 5 }),
      rows: fc.integer({ min: 6, max: 40 }),
      columns: fc.integer({ min: 6, max: 40 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(shape, ({ rank, rows, columns, seed }) => {
        const dense = lowRank(rows, columns, rank, seed);
        const svd = svdOf(dense, rank);
        expect(residual(dense, svd)).toBeLessThan(1e-5 * Math.hypot(...dense.flat()));
        for (let left = 0; left < rank; left++)
          for (let right = 0; right <= left; right++)
            expect(inner(column(svd, left), column(svd, right))).toBeCloseTo(left === right ? 1 : 0, 5);
      }),
      { numRuns: 60 },
    );
  });

  test('more dimensions never leave more', () => {
    const dense = lowRank(30, 20, 15, 3);
    const left = [1, 3, 6, 10, 15, 20].map((dimensions) => residual(dense, svdOf(dense, dimensions)));
    left.slice(1).forEach((value, at) => {
      expect(value).toBeLessThanOrEqual((left[at] as number) + 1e-6);
    });
  });

  test('the same seed gives the same bits; another gives the same space', () => {
    const dense = lowRank(25, 12, 4, 9);
    expect(svdOf(dense, 4, 2)).toEqual(svdOf(dense, 4, 2));
    const [one, other] = [svdOf(dense, 4, 2), svdOf(dense, 4, 3)];
    for (let at = 0; at < 4; at++) expect(Math.abs(inner(column(one, at), column(other, at)))).toBeCloseTo(1, 3);
  });

  test('projected rows keep their length where the basis holds them whole, and lose it where it does not', () => {
    const dense = [...lowRank(10, 8, 3, 4), Array(8).fill(0)];
    const lengths = dense.map((row) => Math.hypot(...row));
    const lengthsIn = (dimensions: number): number[] => {
      const projected = projectRows(sparse(dense), svdOf(dense, dimensions));
      return dense.map((_, row) => Math.hypot(...projected.subarray(row * dimensions, (row + 1) * dimensions)));
    };
    expect(lengthsIn(3)).toEqual(lengths.map((length) => expect.closeTo(length, 4)));
    lengthsIn(1).forEach((length, row) => {
      expect(length).toBeLessThanOrEqual((lengths[row] as number) + 1e-5);
    });
    expect(lengthsIn(3).at(-1)).toBe(0);
  });

  test.each<[string, number[][], number]>([
    ['no rows', [], 0],
    ['one row', [[3, 4]], 1],
    ['one column', [[1], [2], [0]], 1],
    [
      'zeros alone',
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      2,
    ],
    ['equal rows', Array(5).fill([1, 1, 0]), 3],
    [
      'more dimensions than it has',
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
      2,
    ],
  ])('of %s is finite', (_, dense, dimensions) => {
    const svd = svdOf(dense, 10);
    expect(svd.dimensions).toBe(dimensions);
    expect(svd.basis.every(Number.isFinite)).toBe(true);
    expect(projectRows(sparse(dense), svd).every(Number.isFinite)).toBe(true);
    expect(residual(dense, svd)).toBeLessThan(1e-5);
  });

  test('of no columns has no dimensions', () => {
    const empty = sparse([[], []], 0);
    expect(fitTruncatedSvd(empty, 5, createRandom(1)).dimensions).toBe(0);
  });
});
