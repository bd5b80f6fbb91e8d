import { describe, expect, it } from 'vitest';
import type { ReleaseData } from '../../../src/public-records/release.ts';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { indexTrees } from './run-index.ts';

const plain = sampleRelease({ seed: 1, tops: 1, basesPerTop: 2 });

function tree(name: string, facets = plain.facets): ReleaseData {
  return { ...plain, facets, manifest: { ...plain.manifest, clusteredBy: { name, title: name.toUpperCase() } } };
}

describe('indexTrees', () => {
  it('offers nothing where there is one tree, which an address may name or not', () => {
    const one = tree('request');
    const run = indexTrees({ trees: [one], begin: 0 });
    expect([run.choices, run.begin]).toEqual([[], '']);
    expect(['', 'request', 'task'].map((name) => run.tree(name)?.release)).toEqual([one, one, undefined]);
  });

  it('knows a release that does not say by what it is clustered by no name', () => {
    const run = indexTrees({ trees: [plain], begin: 0 });
    expect(['', 'request'].map((name) => run.tree(name)?.release)).toEqual([plain, undefined]);
  });

  it('offers several by their titles, and finds the one with tables', () => {
    const trees = [tree('request'), tree('task', [])];
    const run = indexTrees({ trees, begin: 1 });
    expect(run.choices).toEqual([
      { name: 'request', title: 'REQUEST' },
      { name: 'task', title: 'TASK' },
    ]);
    expect(run.begin).toBe('task');
    expect(['request', 'task', '', '__proto__'].map((name) => run.tree(name)?.release)).toEqual([
      ...trees,
      undefined,
      undefined,
    ]);
    expect(run.withTables?.release).toBe(trees[0]);
  });
});
