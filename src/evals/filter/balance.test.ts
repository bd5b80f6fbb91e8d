import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanced, type Ranked } from './balance.ts';

const labels = ['yes', 'no'];
const cells = labels.map((label) => ({ group: '', label }));
const anyCandidates = fc.array(
  fc.record({
    group: fc.constant(''),
    label: fc.constantFrom(...labels),
    topic: fc.constantFrom('a', 'b', 'c'),
    cluster: fc.integer({ min: 0, max: 4 }),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 80 },
);
const countOf = (candidates: readonly Ranked[], kept: readonly number[], label: string, cluster?: number) =>
  kept.filter((at) => {
    const one = candidates[at] as Ranked;
    return one.label === label && (cluster === undefined || one.cluster === cluster);
  }).length;

describe('a balanced choice', () => {
  test('has as many of each label, as many as there can be, and none twice', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 1, max: 40 }), (candidates, perLabel) => {
        const { kept } = balanced(candidates, cells, perLabel);
        const all = [...candidates.keys()];
        const most = Math.min(perLabel, countOf(candidates, all, 'yes'), countOf(candidates, all, 'no'));
        expect([countOf(candidates, kept, 'yes'), countOf(candidates, kept, 'no')]).toEqual([most, most]);
        expect(new Set(kept).size).toBe(kept.length);
      }),
    );
  });

  test('is as balanced in every cluster, but for what it says is not', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 1, max: 40 }), (candidates, perLabel) => {
        const { kept, unpaired } = balanced(candidates, cells, perLabel);
        const uneven = [0, 1, 2, 3, 4].map((cluster) =>
          Math.abs(countOf(candidates, kept, 'yes', cluster) - countOf(candidates, kept, 'no', cluster)),
        );
        expect(uneven.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(unpaired);
      }),
    );
  });

  test('takes the best of a cluster, and of topics in turn', () => {
    const one = (label: string, topic: string, score: number): Ranked => ({
      group: '',
      label,
      topic,
      score,
      cluster: 0,
    });
    const candidates = [
      one('yes', 'a', 0.9),
      one('yes', 'a', 0.8),
      one('yes', 'b', 0.6),
      one('no', 'a', 0.7),
      one('no', 'b', 0.6),
    ];
    expect(balanced(candidates, cells, 2).kept).toEqual([0, 2, 3, 4]);
    expect(balanced(candidates, cells, 1).kept).toEqual([0, 3]);
  });

  test('is the best of a group that has one label, in whatever clusters they are', () => {
    const one = (cluster: number, score: number): Ranked => ({ group: 'a', label: 'yes', topic: '', score, cluster });
    const candidates = [one(0, 0.9), one(1, 0.5), one(0, 0.8), one(0, 0.7), one(2, 0.6)];
    expect(balanced(candidates, [{ group: 'a', label: 'yes' }], 3)).toEqual({ kept: [0, 2, 3], unpaired: 0 });
  });

  test('lets no group suffer for another', () => {
    const one = (group: string, label: string): Ranked => ({ group, label, topic: '', score: 0.9, cluster: 0 });
    const candidates = [one('a', 'yes'), one('a', 'no'), one('a', 'yes'), one('b', 'yes')];
    const both = ['a', 'b'].flatMap((group) => labels.map((label) => ({ group, label })));
    expect(balanced(candidates, both, 2).kept).toEqual([0, 1]);
  });
});
