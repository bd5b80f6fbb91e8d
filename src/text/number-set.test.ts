import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberSet } from './number-set.ts';

const numbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 8 })));

test('has what a Set of the same numbers has', () => {
  fc.assert(
    fc.property(fc.array(numbers), numbers, (lists, others) => {
      const all = lists.flat();
      const own = new NumberSet(lists.map((list) => Uint32Array.from(list)));
      for (const number of [...all, ...others]) expect(own.has(number)).toBe(all.includes(number));
    }),
  );
});
