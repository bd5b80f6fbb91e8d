import { expect, test } from 'vitest';
import { hashedOn, hashOfUnits, NOTHING_HASHED } from './fnv.ts';

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('%j has the hash that its authors publish', (text, hash) => {
  expect(hashOfUnits(text) >>> 0).toBe(hash);
});

test('a part of a text has the hash that it has alone, and units may be added one by one', () => {
  const alone = hashOfUnits('foobar');
  expect(hashOfUnits('a foobar b', 2, 8)).toBe(alone);
  expect([...'foobar'].reduce((hash, unit) => hashedOn(hash, unit.charCodeAt(0)), NOTHING_HASHED)).toBe(alone);
});
