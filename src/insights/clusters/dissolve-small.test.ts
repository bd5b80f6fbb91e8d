import { describe, expect, test } from 'vitest';
import { dissolveSmall } from './dissolve-small.ts';

/** Unit vectors at the given angles (degrees). */
function atAngles(angles: readonly number[]): Float32Array {
  return Float32Array.from(
    angles.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]),
  );
}

const rows = { vectors: atAngles([0, 1, 2, 30, 80, 81, 82]), dimensions: 2 };
const centroids = atAngles([1, 30, 81]);
const assignment = Uint32Array.from([0, 0, 0, 1, 2, 2, 2]);

describe('dissolveSmall', () => {
  test('a small cluster joins the nearest one and numbers close up', () => {
    const joined = dissolveSmall(rows, centroids, assignment, (members) => members.length >= 2);
    expect([...joined]).toEqual([0, 0, 0, 0, 1, 1, 1]);
  });

  test('what is large enough stays as it is', () => {
    expect([...dissolveSmall(rows, centroids, assignment, () => true)]).toEqual([...assignment]);
  });

  test('one cluster remains where none can be large enough', () => {
    expect(new Set(dissolveSmall(rows, centroids, assignment, () => false)).size).toBe(1);
  });
});
