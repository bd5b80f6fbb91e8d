import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { indexRelease } from './release-index.ts';
import { treeAction, treeRows } from './tree-rows.ts';

const release = sampleRelease({ seed: 1, tops: 3, basesPerTop: 2 });
const index = indexRelease(release);
const [first, second, third] = index.tops.map((cluster) => cluster.id) as [string, string, string];
const [child, lastChild] = index.children(first).map((cluster) => cluster.id) as [string, string];
const rowsWith = (open: readonly string[], shown: ReadonlySet<string> | null = null) =>
  treeRows(index, { isExpanded: (id) => open.includes(id), shown });
const ids = (rows: ReturnType<typeof rowsWith>) => rows.map((row) => row.cluster.id);

describe('indexRelease', () => {
  it('puts the largest first and knows the way up', () => {
    const sizes = index.tops.map((cluster) => cluster.conversations);
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
    expect(index.ancestors(child).map((cluster) => cluster.id)).toEqual([first]);
    expect(index.ancestors('unknown')).toEqual([]);
  });

  it('keeps clusters whose parent is missing, and ends on a circle', () => {
    const broken = structuredClone(release);
    broken.clusters.clusters[0]!.parent = 'nowhere';
    expect(indexRelease(broken).tops).toHaveLength(3);
    broken.clusters.clusters[0]!.parent = broken.clusters.clusters[1]!.id;
    expect(indexRelease(broken).ancestors(broken.clusters.clusters[1]!.id).length).toBeLessThan(3);
  });
});

describe('treeRows', () => {
  it('shows the tops, and the children of what is open', () => {
    expect(ids(rowsWith([]))).toEqual([first, second, third]);
    expect(ids(rowsWith([first]))).toEqual([first, child, lastChild, second, third]);
  });

  it('tells depth, place and family size of each line', () => {
    const row = rowsWith([first])[2]!;
    expect(row).toMatchObject({ parent: first, depth: 2, position: 2, siblings: 2, expanded: null });
  });

  it('shows only what is asked for', () => {
    const rows = rowsWith([first], new Set([first, lastChild]));
    expect(ids(rows)).toEqual([first, lastChild]);
    expect(rows[1]).toMatchObject({ position: 1, siblings: 1 });
  });
});

describe('treeAction', () => {
  const open = rowsWith([first]);
  it.each([
    ['ArrowDown', first, { kind: 'focus', id: child }],
    ['ArrowUp', child, { kind: 'focus', id: first }],
    ['ArrowUp', first, null],
    ['ArrowDown', third, null],
    ['Home', third, { kind: 'focus', id: first }],
    ['End', first, { kind: 'focus', id: third }],
    ['ArrowRight', first, { kind: 'focus', id: child }],
    ['ArrowRight', second, { kind: 'toggle', id: second }],
    ['ArrowRight', child, null],
    ['ArrowLeft', first, { kind: 'toggle', id: first }],
    ['ArrowLeft', lastChild, { kind: 'focus', id: first }],
    ['ArrowLeft', second, null],
    ['Enter', child, { kind: 'choose', id: child }],
    [' ', child, { kind: 'choose', id: child }],
    ['*', first, { kind: 'open', ids: [second, third] }],
    ['*', child, null],
    ['Tab', first, null],
    ['Enter', 'unknown', null],
  ])('%s on %s', (key, id, action) => {
    expect(treeAction(key, open, id)).toEqual(action);
  });

  it('goes to the next line that starts with a letter, around the end', () => {
    const letter = index.cluster(first)!.name[0]!;
    expect(treeAction(letter.toUpperCase(), open, third)).toEqual({ kind: 'focus', id: first });
  });
});
