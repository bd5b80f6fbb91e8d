import { expect, test } from 'vitest';
import { partitionFor } from './partition-for.ts';

const partition = (index: number, language: string, route: 'chosen' | 'corpus', size: number) => ({
  index,
  language,
  route,
  rows: Array<number>(size).fill(0),
});
const english = partition(0, 'en', 'chosen', 50);
const german = partition(1, 'de', 'corpus', 20);
const other = partition(2, 'other', 'corpus', 10);

test.each([
  ['what the encoder knows, and what cannot be told, goes to its partition', 'en', 0],
  ['what cannot be told', 'und', 0],
  ['a language with a partition of its own', 'de', 1],
  ['one without', 'fr', 2],
])('%s', (_, language, expected) => {
  expect(partitionFor([english, german, other], ['en'])(language)).toBe(expected);
});

test('where no language is apart all go to the largest', () => {
  expect(partitionFor([english], ['en'])('fr')).toBe(0);
  expect(partitionFor([german, { ...english, index: 0, route: 'corpus' }], ['en'])('fr')).toBe(0);
  expect(partitionFor([partition(0, 'any', 'chosen', 9)], 'any')('fr')).toBe(0);
  expect(partitionFor([partition(0, 'any', 'corpus', 9)], ['en'])('en')).toBe(0);
});
