import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcNemar } from './mcnemar.ts';

// Fagerland, Lydersen, Laake 2013, airway hyper-responsiveness before and after transplantation: 1 and 7 differ; 0.0703, 0.0391.
test('the published example', () => {
  const { exact, midP } = mcNemar(1, 7);
  expect(exact).toBeCloseTo(18 / 256, 12);
  expect(midP).toBeCloseTo(10 / 256, 12);
});

// By counting: of 16 throws of four coins 6 have two heads.
test('as many of one kind as of the other, and none', () => {
  expect(mcNemar(2, 2)).toEqual({ exact: 1, midP: 1 - 6 / 16 / 2 });
  expect(mcNemar(0, 0)).toEqual({ exact: 1, midP: 1 });
});

test('both are probabilities, mid-p the lesser, whichever comes first; thousands are no trouble', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (first, second) => {
      const { exact, midP } = mcNemar(first, second);
      expect(midP).toBeLessThanOrEqual(exact);
      expect(midP).toBeGreaterThanOrEqual(0);
      expect(exact).toBeLessThanOrEqual(1);
      expect(mcNemar(second, first)).toEqual({ exact, midP });
    }),
  );
  expect(() => mcNemar(1.5, 2)).toThrow('whole numbers');
});

// By counting all outcomes of 60 items, of which each differs with a chance of 0.2, either way alike.
test('where subjects are alike both are seldom below 0.05', () => {
  const [items, differing] = [60, 0.2];
  const chances = { exact: 0, midP: 0 };
  let differ = (1 - differing) ** items;
  for (let count = 0; count <= items; count++) {
    let way = differ / 2 ** count;
    for (let first = 0; first <= count; first++) {
      const found = mcNemar(first, count - first);
      if (found.exact <= 0.05) chances.exact += way;
      if (found.midP <= 0.05) chances.midP += way;
      way *= (count - first) / (first + 1);
    }
    differ *= ((items - count) / (count + 1)) * (differing / (1 - differing));
  }
  expect(chances.exact).toBeLessThan(0.05);
  expect(chances.midP).toBeLessThan(0.053);
  expect(chances.midP).toBeGreaterThan(chances.exact);
});
