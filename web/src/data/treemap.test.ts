import { expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { indexRelease } from './release-index.ts';
import { tilesOf } from './treemap.ts';

const { tops } = indexRelease(sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 }));

it('gives each cluster its share of the rectangle, and fills it', () => {
  const tiles = tilesOf(tops, 2);
  const total = tops.reduce((sum, { conversations }) => sum + conversations, 0);
  expect(tiles.map(({ cluster }) => cluster.id)).toEqual(tops.map(({ id }) => id));
  for (const { cluster, width, height, left, top } of tiles) {
    expect(width * height).toBeCloseTo(cluster.conversations / total, 6);
    expect([left >= -1e-9, top >= -1e-9, left + width <= 1 + 1e-9, top + height <= 1 + 1e-9]).not.toContain(false);
  }
});

it('is empty for a release without clusters', () => {
  expect(tilesOf([], 2)).toEqual([]);
});
