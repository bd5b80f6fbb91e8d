import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { askedClusters, leastOf, roundSizes } from './asked-clusters.ts';
import { indexRelease } from './release-index.ts';

const index = indexRelease(sampleRelease({ seed: 1, tops: 3, basesPerTop: 4 }));
const { clusters } = index.release.clusters;
const [small] = [...index.leaves].reverse();

describe('askedClusters', () => {
  it('is all where nothing is asked', () => {
    expect(askedClusters(index, null, 0)).toEqual({ ids: null, shown: null });
  });

  it('keeps those of a size, those that a search found, and both together', () => {
    const size = index.leaves[3]!.conversations;
    const large = clusters.filter(({ conversations }) => conversations >= size).map(({ id }) => id);
    expect(askedClusters(index, null, size).ids).toEqual(new Set(large));
    expect(askedClusters(index, new Set([small!.id]), 0).ids).toEqual(new Set([small!.id]));
    expect(askedClusters(index, new Set([small!.id]), size).shown).toEqual(new Set());
  });

  it('shows the way to them', () => {
    expect(askedClusters(index, new Set([small!.id]), 0).shown).toEqual(new Set([small!.id, small!.parent]));
  });
});

describe('sizes', () => {
  it('are read off an address, whatever it holds', () => {
    expect(['', '0', '-5', '1e3', '12.5', 'many', '9'.repeat(40)].map(leastOf)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(leastOf('200')).toBe(200);
  });

  it('that are offered tell clusters apart', () => {
    const of = (...sizes: number[]) => roundSizes(sizes.map((conversations) => ({ ...clusters[0]!, conversations })));
    expect(of(60, 230, 1_100)).toEqual([100, 200, 500, 1_000]);
    expect(of(70)).toEqual([]);
    expect(of()).toEqual([]);
  });
});
