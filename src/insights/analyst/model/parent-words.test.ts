import { expect, test } from 'vitest';
import { mayNameParent } from './parent-words.ts';

const children = ['Compare treatments of diabetes: Diets and insulin.', 'Plan shifts of nurses: Night shifts.'];

test.each([
  ['Treat diabetes', true],
  ['Plan work of nurses', true],
  ['Live with an illness', true],
  ['Nurses with diabetes', false],
  ['Treat asthma', false],
])('%s: %s', (name, may) => {
  expect(mayNameParent(name, children)).toBe(may);
});

test('what one child puts together, its parent may', () => {
  expect(mayNameParent('Nurses with diabetes', [...children, 'Work as a nurse with diabetes'])).toBe(true);
});
