import { describe, expect, test } from 'vitest';
import { problemOf } from '../testing/kernel-contract.ts';
import { kernelNames } from './kernel.ts';
import { nearestRows } from './nearest-rows.ts';

const { rows } = problemOf({ about: 'neighbours', rows: 211, dimensions: 21, k: 1, metric: 'cosine' }).problem;

describe.each(kernelNames)('nearest rows, %s', (kernel) => {
  test('are those of float64', () => {
    const { most, rows: found, similarity } = nearestRows(rows, 5, { kernel, threads: 1 });
    expect(most).toBe(5);
    for (let row = 0; row < 211; row++) {
      const all = Array.from({ length: 211 }, (_, other) => (other === row ? -2 : productOf(row, other)));
      const best = all.toSorted((left, right) => right - left).slice(0, 5);
      best.forEach((value, at) => {
        expect(similarity[row * 5 + at]).toBeCloseTo(value, 5);
        expect(all[found[row * 5 + at] as number]).toBeCloseTo(value, 5);
      });
    }
  });

  test('never the row itself, of equals the first, and no more than there are', () => {
    const same = { vectors: new Float32Array(4 * 3).fill(0.5), dimensions: 3 };
    const { rows: found } = nearestRows(same, 9, { kernel, threads: 2 });
    expect([...found]).toEqual([1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
    expect(nearestRows({ vectors: new Float32Array(3), dimensions: 3 }, 9, { kernel, threads: 1 }).most).toBe(0);
    const none = { vectors: new Float32Array(0), dimensions: 3 };
    expect(nearestRows(none, 9, { kernel, threads: 1 }).rows).toHaveLength(0);
  });
});

test('portable has the bytes of plain, on any number of threads', () => {
  const plain = nearestRows(rows, 7, { kernel: 'plain', threads: 1 });
  for (const threads of [1, 3]) expect(nearestRows(rows, 7, { kernel: 'portable', threads })).toEqual(plain);
});

function productOf(row: number, other: number): number {
  let sum = 0;
  for (let index = 0; index < 21; index++)
    sum += (rows.vectors[row * 21 + index] as number) * (rows.vectors[other * 21 + index] as number);
  return sum;
}
