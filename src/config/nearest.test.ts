import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const words = ['insights run', 'insights release', 'serve', 'privacy', 'k'];

test.each([
  ['insigths run', 'insights run'],
  ['privcy', 'privacy'],
  ['sevre', 'serve'],
  ['serve', 'serve'],
  ['nothing', null],
  ['', null],
])('%s: %s', (word, meant) => {
  expect(nearest(word, words.slice(0, 4))).toBe(meant);
});
