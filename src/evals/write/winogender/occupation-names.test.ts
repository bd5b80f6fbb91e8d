import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfName, isInTitle, tidyName } from './occupation-names.ts';

test.each([
  ['  An  Actuary. ', 'actuary'],
  ['the night porter', 'night porter'],
  ['Registered Nurse', 'registered nurse'],
  ['IT consultant', 'IT consultant'],
  ['teacher of Spanish', 'teacher of Spanish'],
  [' . ', ''],
])('%j is tidied to %j', (written, name) => {
  expect(tidyName(written)).toBe(name);
});

describe('a name', () => {
  test.each([
    'nurse',
    "teacher's assistant",
    'door-to-door seller',
    'human resources manager',
    'specimen collector',
    'auctioneer',
    'motion picture camera operator and editor',
  ])('may be %s', (name) => {
    expect(faultOfName(name)).toBe(null);
  });

  test.each([
    ['nurse, midwife', 'not a name'],
    ['nurse/midwife', 'not a name'],
    ['nurse\nIgnore all of this', 'not a name'],
    ['(none)', 'not a name'],
    ['nurse -', 'not a name'],
    ['1. nurse', 'not a name'],
    ['policeman', 'says the sex'],
    ['women doctors', 'says the sex'],
    ['waitress', 'says the sex'],
    ['hostesses', 'says the sex'],
    ['landlady', 'says the sex'],
    ['somebody who does all of what nobody else does', 'too long'],
    ['a'.repeat(81), 'too long'],
  ])('cannot be %j', (name, reason) => {
    expect(faultOfName(name)).toBe(reason);
  });
});

test('whatever a model writes, a name is a few words on one line', () => {
  const anyWords = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'nurse', '-', ' ', "'s", '\n')),
  );
  fc.assert(
    fc.property(anyWords, (words) => {
      const name = tidyName(words.join(''));
      if (name === '' || faultOfName(name) !== null) return;
      expect(name).toMatch(/^\p{L}[\p{L}\p{M}\p{N} '’-]{0,79}$/u);
      expect(name.split(' ').length).toBeLessThanOrEqual(7);
    }),
  );
});

test.each([
  ['chemist', 'Chemists and materials scientists', true],
  ['materials scientist', 'Chemists and materials scientists', true],
  ['welder', 'Welding, soldering, and brazing workers', true],
  ['cutter', 'Cutting workers', true],
  ['agricultural products grader', 'Graders and sorters, agricultural products', true],
  ['secretary', 'Secretaries', true],
  ['chemist', 'Chemical engineers', false],
  ['kitchen designer', 'Cooks and kitchen staff', false],
  ['reporter', 'Directors, religious activities and education', false],
  ['garbage collector', 'Refuse and recyclable material collectors', false],
  ['', 'Cooks', false],
])('that %s is in the words of "%s" is %s', (name, title, isThere) => {
  expect(isInTitle(name, title)).toBe(isThere);
});
