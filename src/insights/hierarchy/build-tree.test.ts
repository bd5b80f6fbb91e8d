import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { buildTree, type TreeLeaf } from './build-tree.ts';
import { levelSizes, topPlaces } from './levels.ts';

function leavesAt(values: readonly number[]): TreeLeaf[] {
  return values.map((value, index) => ({
    id: `c${index}`,
    partition: 0,
    size: 10,
    centroid: Float32Array.from([value, 1]),
  }));
}

describe('levelSizes', () => {
  test.each([
    [3, []],
    [10, []],
    [40, [10]],
    [81, [10]],
    [300, [55, 10]],
    [5000, [630, 79, 10]],
  ])('%d clusters', (clusters, sizes) => {
    expect(levelSizes(clusters, 10)).toEqual(sizes);
  });

  test('levels shrink in about one ratio', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 20_000 }), (clusters) => {
        const sizes = [clusters, ...levelSizes(clusters, 10)];
        const ratios = sizes.slice(1).map((size, index) => (sizes[index] as number) / size);
        expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1.35);
        expect(sizes.at(-1)).toBeLessThanOrEqual(10);
      }),
    );
  });
});

test('every partition has a place at the top', () => {
  expect(topPlaces([900, 60, 40], 10)).toEqual([9, 1, 1]);
});

describe('buildTree', () => {
  test('groups what lies together', () => {
    const nodes = buildTree(leavesAt([0, 1, 2, 50, 51, 52, 100, 101, 102]), 3);
    const tops = nodes.filter((node) => node.parent === null);
    expect(tops.map((node) => node.children)).toEqual([
      ['c0', 'c1', 'c2'],
      ['c3', 'c4', 'c5'],
      ['c6', 'c7', 'c8'],
    ]);
  });

  test('few clusters need no parent', () => {
    expect(buildTree(leavesAt([1, 2, 3]), 10).map((node) => node.level)).toEqual([0, 0, 0]);
  });

  test('every node but the tops is a child of exactly one parent, which has two or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 10 }), (count, mostAtTop) => {
        const random = createRandom(count);
        const nodes = buildTree(leavesAt(Array.from({ length: count }, () => random.next())), mostAtTop);
        const children = nodes.flatMap((node) => node.children);
        expect(new Set(children).size).toBe(children.length);
        expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
        for (const node of nodes) {
          expect(children.includes(node.id)).toBe(node.parent !== null);
          if (node.level > 0) expect(node.children.length).toBeGreaterThan(1);
          for (const child of node.children) expect(nodes.find(({ id }) => id === child)?.parent).toBe(node.id);
        }
      }),
      { numRuns: 40 },
    );
  });
});
