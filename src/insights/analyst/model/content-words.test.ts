import { expect, test } from 'vitest';
import { contentWords, foreignWords } from './content-words.ts';

test.each([
  ['How do I fix the errors of my Python scripts?', ['fix', 'errors', 'python', 'scripts']],
  ['Requests about help with various topics', []],
  ['旅行の計画', ['旅行', '計画']],
  ['', []],
])('%j is about %j', (text, forms) => {
  expect(contentWords(text).map(({ form }) => form)).toEqual(forms);
});

test('words of other endings are the same, others are foreign', () => {
  const allowed = new Set(contentWords('fix python error').map(({ stem }) => stem));
  expect(foreignWords('Fixing errors in Python', allowed)).toEqual([]);
  expect(foreignWords('Fix errors of Anna Smith', allowed)).toEqual(['anna', 'smith']);
});
