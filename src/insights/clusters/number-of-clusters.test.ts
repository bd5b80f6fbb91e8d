import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from '../../privacy/thresholds.ts';
import { numberOfClusters, shareClusters } from './number-of-clusters.ts';

describe('numberOfClusters', () => {
  const withoutAccounts = { ...presets.internal, counting: 'conversations', minAccounts: 0 } as const;

  test.each([
    [2_000_000, 10_000],
    [12_174, 81],
    [6000, 40],
    [299, 2],
    [1, 2],
  ])('%d conversations give %d clusters', (conversations, k) => {
    expect(numberOfClusters(conversations, [], withoutAccounts)).toBe(k);
  });

  test('many accounts do not bind', () => {
    expect(numberOfClusters(6000, new Array(6000).fill(1), presets.internal)).toBe(40);
  });

  test('few accounts bind, however much each of them writes', () => {
    expect(numberOfClusters(6000, [6000], presets.internal)).toBe(2);
    // 100 accounts of 60: 60 x 100 / 75 places are enough for k = 40 only while an account can be in every cluster.
    expect(numberOfClusters(6000, new Array(100).fill(60), presets.internal)).toBe(40);
    expect(numberOfClusters(6000, [5900, ...new Array(100).fill(1)], presets.internal)).toBe(2);
  });
});

describe('shareClusters', () => {
  test('shares in proportion', () => {
    expect(shareClusters(10, [800, 150, 50])).toEqual([8, 1, 1]);
    expect(shareClusters(2, [5, 5, 5])).toEqual([1, 1, 1]);
    expect(shareClusters(7, [3])).toEqual([3]);
  });

  test('never more than rows, never none', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), sizes, (k, parts) => {
        const shares = shareClusters(k, parts);
        shares.forEach((share, index) => {
          expect(share).toBeGreaterThanOrEqual(1);
          expect(share).toBeLessThanOrEqual(parts[index] as number);
        });
        const total = shares.reduce((sum, share) => sum + share, 0);
        // Partitions too small for a share of their own get one cluster all the same.
        expect(total).toBeLessThanOrEqual(k + parts.length);
      }),
    );
  });
});
