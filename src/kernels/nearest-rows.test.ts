import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { problemOf } from '../testing/kernel-contract.ts';
import { kernelNames } from './kernel.ts';
import { nearestRows } from './nearest-rows.ts';
import { scaleRowsToUnit } from './vectors.ts';

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

test('a number that is none is refused, on either side', () => {
  const wrong = { vectors: Float32Array.from([1, 0, Number.NaN, 1]), dimensions: 2 };
  const right = { vectors: Float32Array.from([1, 0]), dimensions: 2 };
  expect(() => nearestRows(wrong, 1)).toThrow('row 1 ');
  expect(() => nearestRows(right, 1, { among: wrong })).toThrow('row 1 ');
});

describe('among others', () => {
  test('the nearest of them, a row itself where it is one of them', () => {
    const others = { vectors: rows.vectors.subarray(21 * 10, 21 * 60), dimensions: 21 };
    for (const kernel of kernelNames) {
      const { most, rows: found } = nearestRows(others, 3, { among: rows, kernel, threads: 2 });
      expect(most).toBe(3);
      const near = nearestRows(rows, 2, { kernel });
      for (let row = 0; row < 50; row++) {
        const known = [row + 10, ...near.rows.subarray((row + 10) * 2, (row + 10) * 2 + 2)];
        expect(new Set(found.subarray(row * 3, row * 3 + 3))).toEqual(new Set(known));
      }
    }
  });

  test('none of none', () => {
    const none = { vectors: new Float32Array(0), dimensions: 21 };
    expect(nearestRows(rows, 3, { among: none })).toMatchObject({ most: 0, rows: new Uint32Array(0) });
    expect(nearestRows(none, 3, { among: rows }).rows).toHaveLength(0);
  });
});

describe.each([
  ['exact', {}],
  ['in cells', { exactUpTo: 0, probes: 5 }],
])('%s', (_, way) => {
  test('portable has the bytes of plain, on any number of threads', () => {
    const plain = nearestRows(rows, 7, { kernel: 'plain', threads: 1, ...way });
    for (const threads of [1, 3]) expect(nearestRows(rows, 7, { kernel: 'portable', threads, ...way })).toEqual(plain);
  });

  test('every row has as many as were asked for, the nearest first, none twice and never itself', () => {
    for (const asked of [1, 7, 210, 400]) {
      const { most, rows: found, similarity } = nearestRows(rows, asked, way);
      expect(most).toBe(Math.min(asked, 210));
      for (let row = 0; row < 211; row++) {
        const own = found.subarray(row * most, (row + 1) * most);
        const near = similarity.subarray(row * most, (row + 1) * most);
        expect(new Set([...own, row]).size).toBe(most + 1);
        expect([...near]).toEqual([...near].sort((left, right) => right - left));
        own.forEach((other, at) => {
          expect(near[at]).toBeCloseTo(productOf(row, other), 5);
        });
      }
    }
  });

  test('rows that are all the same', () => {
    const same = { vectors: new Float32Array(40 * 3).fill(0.5), dimensions: 3 };
    expect([...nearestRows(same, 2, way).rows.subarray(0, 8)]).toEqual([1, 2, 0, 2, 0, 1, 0, 1]);
  });
});

test('in cells, few neighbours are missed', () => {
  const random = createRandom('cells');
  const centres = Float32Array.from({ length: 40 * 16 }, () => random.next() - 0.5);
  const vectors = Float32Array.from(
    { length: 3000 * 16 },
    (_, at) => (centres[(Math.floor(at / 16) % 40) * 16 + (at % 16)] as number) + 0.3 * (random.next() - 0.5),
  );
  scaleRowsToUnit(vectors, 16);
  const block = { vectors, dimensions: 16 };
  const exact = nearestRows(block, 10).rows;
  const found = nearestRows(block, 10, { exactUpTo: 0 }).rows;
  let hits = 0;
  for (let row = 0; row < 3000; row++) {
    const own = new Set(found.subarray(row * 10, row * 10 + 10));
    hits += exact.subarray(row * 10, row * 10 + 10).filter((other) => own.has(other)).length;
  }
  expect(hits / 30_000).toBeGreaterThan(0.95);
});

function productOf(row: number, other: number): number {
  let sum = 0;
  for (let index = 0; index < 21; index++)
    sum += (rows.vectors[row * 21 + index] as number) * (rows.vectors[other * 21 + index] as number);
  return sum;
}
