import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { indexRelease } from './release-index.ts';
import { clusterGroups, destinationGroups, findAnywhere } from './results.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const index = indexRelease(release);
const pages = [
  { name: 'overview', title: 'Overview' },
  { name: '', title: 'Clusters' },
  { name: 'run', title: 'Run' },
];
const trees = [
  { name: 'request', title: 'Request' },
  { name: 'task', title: 'Task' },
];
const groupsOf = (query: string, least = 0) => clusterGroups(index, index.search(query)!, least);

describe('what a search leads to', () => {
  it('is the best matches and, apart from them, the neighbours that the release names, which the words do not find', () => {
    const [best, near] = groupsOf('sql');
    expect(best!.results.map(({ name }) => name)).toEqual(['SQL queries that are slow']);
    expect(best!.results[0]!.change).toMatchObject({ page: '', cluster: expect.any(String) });
    const slow = index.cluster(best!.results[0]!.change.cluster!)!;
    expect(near!.label).toBe('Near in meaning');
    expect(near!.results.map(({ change }) => change.cluster)).toEqual(slow.neighbours.slice(0, 3));
    for (const { way } of near!.results) expect(way).toBe('near “SQL queries that are slow”');
  });

  it('never lists a cluster twice, nor one that is smaller than asked', () => {
    for (const query of ['plan', 'and', 'e', 'work']) {
      for (const least of [0, 800, 2000]) {
        const listed = groupsOf(query, least).flatMap(({ results }) => results.map(({ change }) => change.cluster!));
        expect(new Set(listed).size).toBe(listed.length);
        for (const id of listed) expect(index.cluster(id)!.conversations).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it('says how many more there are, and leads to all of them in the tree', () => {
    const found = index.search('e')!.ids.size;
    const [best] = groupsOf('e');
    expect(best!.results).toHaveLength(8);
    expect(best!.more).toBe(found - 8);
    const [all] = findAnywhere(index, 'e', []).groups;
    expect(all!.results.at(-1)).toMatchObject({
      name: `Show all ${found} in the tree`,
      change: { page: '', cluster: '', search: 'e', least: '' },
    });
  });

  it('is nothing and says so where no cluster holds the words: meaning is not guessed', () => {
    expect(findAnywhere(index, 'zzzz', [])).toEqual({
      groups: [],
      marked: 'zzzz',
      notes: ['No published name or description holds these words.'],
    });
    expect(findAnywhere(undefined, 'sql', [])).toEqual({ groups: [], marked: '', notes: [] });
  });
});

describe('pages and trees', () => {
  it('are those whose titles hold all words, and all for none', () => {
    expect(destinationGroups('', pages, trees).map(({ label, results }) => [label, results.length])).toEqual([
      ['Pages', 3],
      ['Trees', 2],
    ]);
    const [found] = destinationGroups('CLUST', pages, trees);
    expect(found!.results.map(({ change }) => change)).toEqual([{ page: '' }]);
    expect(destinationGroups('task', pages, trees)[0]!.results[0]!.change).toEqual({ tree: 'task', cluster: '' });
    expect(destinationGroups('over the top', pages, trees)).toEqual([]);
    expect(destinationGroups('', pages, [])).toHaveLength(1);
  });
});
