import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Centre, distance, nearestWithin, reachOf } from './nearest-cluster.ts';

/** Unit vectors of the plane by their angles in degrees; null is a row of which nothing can be read. */
function blockOf(angles: readonly (number | null)[]) {
  const vectors = Float32Array.from(angles.flatMap((angle) => (angle === null ? [0, 0] : vectorOf(angle))));
  return { vectors, dimensions: 2 };
}

function vectorOf(angle: number): [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

const centreOf = (angle: number | null, members: readonly number[]): Centre => ({
  centroid: Float32Array.from(angle === null ? [0, 0] : vectorOf(angle)),
  members,
});

describe('reachOf', () => {
  it('is the distance that 99 of 100 members do not exceed', () => {
    const block = blockOf(Array.from({ length: 100 }, (_, degree) => degree / 2));
    const reach = reachOf(block, [centreOf(0, [...Array(100).keys()])]);
    expect(reach).toBeCloseTo(1 - Math.cos((49 * Math.PI) / 180), 5);
  });

  it('does not count what has no vector, and is 0 where nothing has', () => {
    const block = blockOf([null, null, 10]);
    expect(reachOf(block, [centreOf(null, [0, 1])])).toBe(0);
    expect(reachOf(block, [centreOf(null, [0, 1]), centreOf(0, [2])])).toBeCloseTo(1 - Math.cos(Math.PI / 18), 5);
  });
});

describe('nearestWithin', () => {
  const centres = [centreOf(0, []), centreOf(90, []), centreOf(null, [])];

  it('gives each row to the nearest, and what is too far from all to none', () => {
    const block = blockOf([10, 80, 45, 200]);
    expect(nearestWithin(block, [0, 1, 2, 3], centres, 0.1)).toEqual([0, 1, null, null]);
  });

  it('gives what has no vector to the centre without one, where there is one', () => {
    expect(nearestWithin(blockOf([null]), [0], centres, 0.1)).toEqual([2]);
    expect(nearestWithin(blockOf([null]), [0], centres.slice(0, 2), 2)).toEqual([null]);
  });

  it('never says a centre when another is nearer, nor one out of reach', () => {
    const angles = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(angles, angles, fc.double({ min: 0, max: 2, noNaN: true }), (rows, places, reach) => {
        const block = blockOf(rows);
        const some = places.map((angle) => centreOf(angle, []));
        const nearest = nearestWithin(block, [...rows.keys()], some, reach);
        nearest.forEach((own, row) => {
          const least = Math.min(...some.map(({ centroid }) => distance(block, row, centroid)));
          if (own === null) expect(least).toBeGreaterThan(reach);
          else expect(distance(block, row, (some[own] as Centre).centroid)).toBe(least);
        });
      }),
    );
  });
});
