import { expect, test } from 'vitest';
import { plainWords } from './plain-words.ts';

test('words are read alike however many others were read before: more than are remembered, and longer than those', () => {
  const long = 'Long'.repeat(10);
  const words = Array.from({ length: 80_000 }, (_, number) => `${number % 7 === 0 ? long : 'Word'}-${number}`);
  const read = () => plainWords(words.join(' '));
  const expected = words.map((surface) => ({ key: surface.toLowerCase(), surface, run: 0 }));
  expect(read()).toEqual(expected);
  expect(read()).toEqual(expected);
});
