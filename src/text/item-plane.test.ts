import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { scaleRowsToUnit } from '../kernels/vectors.ts';
import { itemPlane } from './item-plane.ts';

const dimensions = 8;

/** Rows around as many axes as there are groups, in turn. */
function groups(count: number, rows: number) {
  const random = createRandom(3);
  const vectors = Float32Array.from({ length: rows * dimensions }, (_, at) => {
    const isAxis = at % dimensions === Math.floor(at / dimensions) % count;
    return (isAxis ? 1 : 0) + 0.2 * random.next();
  });
  scaleRowsToUnit(vectors, dimensions);
  return { vectors, dimensions };
}

/** Share of points whose nearest other is of the same group. */
function besideTheirOwn(positions: readonly (readonly [number, number])[], groupOf: (row: number) => unknown): number {
  const nearest = positions.map(([x, y], row) => {
    const away = positions.map(([otherX, otherY], other) =>
      other === row ? Number.POSITIVE_INFINITY : Math.hypot(x - otherX, y - otherY),
    );
    return away.indexOf(Math.min(...away));
  });
  return nearest.filter((other, row) => groupOf(other) === groupOf(row)).length / positions.length;
}

const plane = (rows: { vectors: Float32Array; dimensions: number }, seed = 0) =>
  itemPlane(rows, { random: createRandom(seed) });

describe('itemPlane', () => {
  test('neighbours stay neighbours', async () => {
    const { positions, method } = await plane(groups(3, 120));
    expect(method).toBe('umap');
    expect(besideTheirOwn(positions, (row) => row % 3)).toBeGreaterThan(0.95);
  });

  test('families lie together, though their vectors say nothing of it', async () => {
    const rows = groups(1, 90);
    const family = (row: number): number => row % 2;
    const families = [Array.from({ length: 90 }, (_, row) => family(row))];
    const { positions } = await itemPlane(rows, { random: createRandom(0), families });
    const { positions: loose } = await plane(rows);
    expect(besideTheirOwn(positions, family)).toBeGreaterThan(besideTheirOwn(loose, family) + 0.2);
  });

  test('rows without a vector lie beside one another', async () => {
    const rows = groups(3, 90);
    rows.vectors.fill(0, 60 * dimensions);
    const { positions, method } = await plane(rows);
    expect(method).toBe('umap');
    expect(besideTheirOwn(positions, (row) => row < 60)).toBeGreaterThan(0.95);
  });

  test('the same seed gives the same places, within the square', async () => {
    const once = await plane(groups(3, 60), 5);
    expect(await plane(groups(3, 60), 5)).toEqual(once);
    expect(Math.max(...once.positions.flat().map(Math.abs))).toBe(1);
  });

  test.each([0, 1, 2, 29])('%i points lie on their axes', async (count) => {
    const { positions, method } = await plane(groups(2, count));
    expect(method).toBe('principal-axes');
    expect(positions).toHaveLength(count);
    expect(positions.flat().every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  test('points that are all the same have places', async () => {
    const vectors = Float32Array.from({ length: 50 * dimensions }, (_, at) => (at % dimensions === 0 ? 1 : 0));
    const { positions } = await plane({ vectors, dimensions });
    expect(positions.flat().every((value) => Math.abs(value) <= 1)).toBe(true);
  });

  test('every round is told of, and one in which a signal comes is the last', async () => {
    const told: number[] = [];
    const stop = new AbortController();
    const place = (stopAt: number) =>
      itemPlane(groups(3, 60), {
        random: createRandom(0),
        signal: stop.signal,
        onProgress: (done, total) => {
          told.push(done / total);
          if (done === stopAt) stop.abort(new Error('enough'));
        },
      });
    await place(0);
    expect(told).toEqual(told.map((_, at) => (at + 1) / told.length));
    told.length = 0;
    await expect(place(7)).rejects.toThrow('enough');
    expect(told).toHaveLength(7);
  });
});
