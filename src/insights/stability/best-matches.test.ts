import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestMatches } from './best-matches.ts';

const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(4)), { minLength: 1, maxLength: 60 });

describe('bestMatches', () => {
  test('counts what is common by what is in either', () => {
    const found = bestMatches({ clusters: [0, 0, 0, 1, 1, 1], k: 3, others: [0, 0, 1, 1, 1, 1], otherK: 2 });
    expect(found).toEqual([2 / 3, 3 / 4, null]);
  });

  test('is what sets give, one by one', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const clusters = pairs.map(([cluster]) => cluster);
        const others = pairs.map(([, other]) => other);
        const rowsOf = (groups: number[], group: number) =>
          new Set([...groups.keys()].filter((row) => groups[row] === group));
        const found = bestMatches({ clusters, k: 6, others, otherK: 5 });
        for (let cluster = 0; cluster < 6; cluster++) {
          const own = rowsOf(clusters, cluster);
          const values = [0, 1, 2, 3, 4].map((other) => {
            const theirs = rowsOf(others, other);
            return own.intersection(theirs).size / own.union(theirs).size;
          });
          expect(found[cluster]).toBe(own.size === 0 ? null : Math.max(...values));
        }
      }),
    );
  });

  test('a grouping matches itself, whatever its numbers are', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const clusters = pairs.map(([cluster]) => cluster);
        const others = clusters.map((cluster) => 5 - cluster);
        const found = bestMatches({ clusters, k: 6, others, otherK: 6 });
        expect(found.every((value) => value === null || value === 1)).toBe(true);
      }),
    );
  });
});
