import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { scaleRowsToUnit } from '../../kernels/vectors.ts';
import { clusterItems } from './cluster-items.ts';

/** Rows around as many directions as there are sizes, mixed. */
function groups(sizes: readonly number[]) {
  const random = createRandom(1);
  const dimensions = 12;
  const labels = sizes.flatMap((size, label) => new Array<number>(size).fill(label));
  labels.sort((left, right) => ((left * 7 + 3) % 5) - ((right * 7 + 3) % 5));
  const vectors = Float32Array.from(
    labels.flatMap((label) =>
      Array.from({ length: dimensions }, (_, index) => (index === label ? 1 : 0) + 0.1 * random.next()),
    ),
  );
  scaleRowsToUnit(vectors, dimensions);
  return { rows: { vectors, dimensions }, labels };
}

describe('clusterItems', () => {
  test('finds groups, the largest first', () => {
    const { rows, labels } = groups([10, 40, 20]);
    const { assignment, k, centroids } = clusterItems(rows, 3);
    expect(k).toBe(3);
    expect(centroids).toHaveLength(3 * rows.dimensions);
    const numberOf = [2, 0, 1];
    expect([...assignment]).toEqual(labels.map((label) => numberOf[label]));
  });

  test('the same seed gives the same clusters', () => {
    const { rows } = groups([30, 30, 30, 30]);
    expect(clusterItems(rows, 7, 5)).toEqual(clusterItems(rows, 7, 5));
  });

  test('few items come to fewer clusters, and none to none', () => {
    expect(clusterItems(groups([6, 5]).rows).k).toBe(2);
    expect(clusterItems(groups([3]).rows).k).toBe(1);
    expect(clusterItems({ vectors: new Float32Array(0), dimensions: 12 }).k).toBe(0);
  });

  test('items without a word are somewhere, too', () => {
    const { assignment, k } = clusterItems({ vectors: new Float32Array(40), dimensions: 2 }, 3);
    expect(assignment).toHaveLength(20);
    expect(Math.max(...assignment)).toBe(k - 1);
  });
});
