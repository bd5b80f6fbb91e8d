import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { principalPlane } from './principal-axes.ts';

const plane = (points: readonly (readonly number[])[]) =>
  principalPlane(Float32Array.from(points.flat()), points[0]?.length ?? 2);

describe('the principal plane', () => {
  test('of points in a plane is that plane, turned so that the first axis is the longest', () => {
    // An ellipse, six by two, about (5, 7), turned by 30 degrees, in three dimensions.
    const [cosine, sine] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const flat = Array.from({ length: 24 }, (_, step) => [
      6 * Math.cos((step * Math.PI) / 12),
      2 * Math.sin((step * Math.PI) / 12),
    ]);
    const points = flat.map(([along = 0, across = 0]) => [
      5 + cosine * along - sine * across,
      7 + sine * along + cosine * across,
      1,
    ]);
    const found = plane(points);
    found.forEach(([along, across], at) => {
      expect(Math.abs(along)).toBeCloseTo(Math.abs(flat[at]?.[0] ?? 0), 3);
      expect(Math.abs(across)).toBeCloseTo(Math.abs(flat[at]?.[1] ?? 0), 3);
    });
  });

  test('keeps distances of points that lie in a plane', () => {
    const random = createRandom(2);
    const points = Array.from({ length: 12 }, () => {
      const [x, y] = [random.next(), 3 * random.next()];
      return [x + y, x - y, 2 * x, y];
    });
    const found = plane(points);
    for (const [left, one] of points.entries()) {
      for (const [right, other] of points.entries()) {
        const away = Math.hypot(...one.map((value, at) => value - (other[at] as number)));
        const there = Math.hypot(...(found[left] ?? []).map((value, at) => value - (found[right]?.[at] as number)));
        expect(there).toBeCloseTo(away, 3);
      }
    }
  });

  test('is the same each time, with the greatest coordinate of each axis positive', () => {
    const points = [
      [-9, 0],
      [0, 1],
      [1, -2],
      [2, 1],
    ];
    const found = plane(points);
    expect(plane(points)).toEqual(found);
    for (const axis of [0, 1] as const) {
      const extreme = found.reduce((most, point) => (Math.abs(point[axis]) > Math.abs(most) ? point[axis] : most), 0);
      expect(extreme).toBeGreaterThan(0);
    }
  });

  test('of too few or equal points is the origin, of points on a line it has one axis', () => {
    expect(plane([])).toEqual([]);
    expect(plane([[3, 4]])).toEqual([[0, 0]]);
    expect(
      plane([
        [3, 4],
        [3, 4],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const line = plane([
      [0, 0],
      [1, 1],
      [3, 3],
    ]);
    for (const [, across] of line) expect(Math.abs(across)).toBeLessThan(1e-5);
    expect(line.flat().every(Number.isFinite)).toBe(true);
  });
});
