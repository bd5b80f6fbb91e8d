import { describe, expect, it } from 'vitest';
import { usageCoverageSchema } from '../../public-records/usage-coverage.ts';
import { usageCoverage } from './coverage.ts';
import type { UsageCluster } from './usage-clusters.ts';

const cluster = (id: string, share: number): UsageCluster => ({
  ...{ id, name: `Name of ${id}`, description: '', share, shareInterval: [share / 2, share * 2] as const, top: id },
});
const item = (set: string, id: string) => ({ set, id, text: `Text of ${id}` });

/** Three directions: two clusters, and what is about neither. */
const vectors = { vectors: Float32Array.from([1, 0, 0, 0, 1, 0, 1, 0, 0, 0.8, 0.6, 0, 0, 0, 1]), dimensions: 3 };
const toCover = {
  release: { title: 'Usage' },
  clusters: [cluster('a', 0.5), cluster('b', 0.2)],
  items: [item('first', '1'), item('second', '2'), item('second', '3')],
  ...{ vectors, known: 0.7, embedder: 'test', seed: 1, version: '1' },
};

describe('coverage of use by items', () => {
  it('counts both ways', async () => {
    const coverage = await usageCoverage(toCover);
    expect(usageCoverageSchema.parse(coverage)).toEqual(coverage);
    expect(coverage.clusters.map(({ id, items, meanCosine }) => [id, items, meanCosine])).toEqual([
      ['a', 2, 0.9],
      ['b', 0, null],
    ]);
    expect(coverage.clusters[0]?.bySet).toEqual([
      { set: 'first', items: 1 },
      { set: 'second', items: 1 },
    ]);
    expect(coverage.items.map((one) => one.cluster)).toEqual(['a', 'a', null]);
    expect(coverage.sets).toEqual([
      { set: 'first', items: 1, related: 1, meanCosine: 1 },
      { set: 'second', items: 2, related: 1, meanCosine: 0.8 },
    ]);
    expect([coverage.coveredShare, coverage.listedShare]).toEqual([0.5, 0.7]);
  });

  it('says the same of the same', async () => {
    expect(await usageCoverage(toCover)).toEqual(await usageCoverage(structuredClone(toCover)));
  });

  it('lays out so many items at most, and says of all what they are about', async () => {
    const items = Array.from({ length: 103 }, (_, at) => item('large', String(at)));
    const block = Float32Array.from([1, 0, ...items.flatMap((_, at) => [Math.cos(at), Math.sin(at)])]);
    const coverage = await usageCoverage({
      ...{ ...toCover, mostOnMap: 100, clusters: [cluster('a', 1)], items, vectors: { vectors: block, dimensions: 2 } },
    });
    expect(coverage.items).toHaveLength(103);
    expect(coverage.items.filter(({ position }) => position === null)).toHaveLength(3);
  });
});
