import { describe, expect, it } from 'vitest';
import { releaseDataSchema } from '../public-records/release.ts';
import { sampleRelease } from './sample-release.ts';

const release = sampleRelease({ seed: 7, tops: 10, basesPerTop: 7 });

describe('sampleRelease', () => {
  it('follows the schema of a release', () => {
    expect(releaseDataSchema.parse(release)).toEqual(release);
  });

  it('has the tree that was asked for, with one name a place', () => {
    const { clusters } = release.clusters;
    expect(clusters.filter((cluster) => cluster.parent === null)).toHaveLength(10);
    expect(clusters.filter((cluster) => cluster.level === 0)).toHaveLength(70);
    expect(new Set(clusters.map((cluster) => `${cluster.parent}/${cluster.name}`)).size).toBe(80);
  });

  it('adds up: children and withheld to their parent, tops and withheld to the total, cells to the cluster', () => {
    const { clusters, total, withheld } = release.clusters;
    const under = (parent: string | null) =>
      clusters.filter((one) => one.parent === parent).reduce((sum, one) => sum + one.conversations, 0);
    expect(under(null) + (withheld?.conversations ?? 0)).toBe(total.conversations);
    for (const parent of clusters.filter((one) => one.level === 1)) {
      expect(under(parent.id) + (parent.withheld?.conversations ?? 0)).toBe(parent.conversations);
    }
    for (const cluster of clusters) {
      const row = release.facets[0]?.clusters[cluster.id];
      const shown = row?.cells.reduce((sum, cell) => sum + cell.conversations, 0) ?? 0;
      expect(shown + (row?.withheld?.conversations ?? 0)).toBe(cluster.conversations);
    }
  });

  it('depends on the seed and on nothing else', () => {
    expect(sampleRelease({ seed: 7, tops: 10, basesPerTop: 7 })).toEqual(release);
    expect(sampleRelease({ seed: 8, tops: 10, basesPerTop: 7 })).not.toEqual(release);
  });
});
