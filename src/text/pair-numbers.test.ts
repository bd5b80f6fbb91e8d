import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairNumbers } from './pair-numbers.ts';

test('pairs are numbered by first appearance, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5))), (pairs) => {
      const numbers = new PairNumbers();
      const known: string[] = [];
      for (const [first, second] of pairs) {
        const name = `${first} ${second}`;
        if (!known.includes(name)) known.push(name);
        expect(numbers.numberOf(first, second)).toBe(known.indexOf(name));
      }
      expect(numbers.length).toBe(known.length);
    }),
  );
  const many = new PairNumbers();
  const at = (number: number) => [number % 97, Math.floor(number / 97) * 1_000_003] as const;
  for (let number = 0; number < 5000; number++) expect(many.numberOf(...at(number))).toBe(number);
  for (let number = 0; number < 5000; number++) {
    expect(many.numberOf(...at(number))).toBe(number);
    expect(many.pair(number)).toEqual(at(number));
  }
});
