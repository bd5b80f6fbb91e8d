import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordered } from './order.ts';

const items = Array.from({ length: 40 }, (_, at) => at);

test('an order is the same for the same rater, and another for another', () => {
  expect(ordered(items, '0/ada')).toEqual(ordered(items, '0/ada'));
  expect(ordered(items, '0/ada')).not.toEqual(ordered(items, '0/ben'));
  expect(ordered(items, '1/ada')).not.toEqual(ordered(items, '0/ada'));
});

test('an order has all, once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.string(), (all, seed) => {
      expect(ordered(all, seed).toSorted()).toEqual(all.toSorted());
    }),
  );
});

test('every item comes first as often as another', () => {
  const counts = [0, 0, 0, 0];
  for (let rater = 0; rater < 4000; rater++) counts[ordered([0, 1, 2, 3], `0/rater-${rater}`)[0] as number]!++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
