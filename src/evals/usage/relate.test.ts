import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import { relatedFrom, relateItems } from './relate.ts';

/** Unit vectors in the plane, by their angles in degrees. */
const at = (...angles: readonly number[]): VectorBlock => ({
  vectors: Float32Array.from(
    angles.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]),
  ),
  dimensions: 2,
});

describe('items and clusters', () => {
  it('an item belongs to the nearest cluster, and is related where it is near enough', () => {
    const relations = relateItems(at(5, 80, 200), at(0, 90), { cosine: 0.9, by: 'measured' });
    expect(relations.map(({ nearest, isRelated }) => [nearest, isRelated])).toEqual([
      [0, true],
      [1, true],
      [1, false],
    ]);
    expect(relations[0]?.cosine).toBeCloseTo(Math.cos((5 * Math.PI) / 180), 6);
  });

  it('a text without a word is related to nothing', () => {
    const [nothing] = relateItems({ vectors: new Float32Array(2), dimensions: 2 }, at(0), {
      cosine: 0.1,
      by: 'measured',
    });
    expect(nothing).toEqual({ nearest: 0, cosine: 0, isRelated: false });
  });

  it('a higher least relates no more', () => {
    const angles = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 1, maxLength: 12 });
    const cosine = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(angles, angles, cosine, cosine, (items, clusters, one, other) => {
        const related = (least: number): number[] =>
          relateItems(at(...items), at(...clusters), { cosine: least, by: 'measured' }).flatMap(({ isRelated }, row) =>
            isRelated ? [row] : [],
          );
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(related(less)).toEqual(expect.arrayContaining(related(more)));
      }),
    );
  });
});

describe('how near is near enough', () => {
  it('is what was measured for the embedder', () => {
    expect(relatedFrom(0.35, at(0, 1), ['a', 'b'])).toEqual({ cosine: 0.35, by: 'measured' });
  });

  it('is read off clusters of different families where nothing was measured', () => {
    const { cosine, by } = relatedFrom(null, at(0, 10, 60, 90), ['a', 'a', 'b', 'c']);
    // To another family: 60, 50, 30 and 30 degrees; the middle one of four is the third.
    expect(cosine).toBeCloseTo(Math.cos((30 * Math.PI) / 180), 5);
    expect(by).toBe('release');
  });

  it('is a half where there is one family', () => {
    expect(relatedFrom(null, at(0, 10), ['a', 'a'])).toEqual({ cosine: 0.5, by: 'release' });
  });
});
