import { describe, expect, test } from 'vitest';
import { comparableText } from './comparable.ts';
import { isCopy, ReadyText } from './is-copy.ts';

const copied = (left: string, right: string): boolean => {
  const [one, other] = [left, right].map((text) => new ReadyText(comparableText(text, 2000))) as [ReadyText, ReadyText];
  expect(isCopy(other, one)).toBe(isCopy(one, other));
  return isCopy(one, other);
};
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `word${from + index}`).join(' ');

const LONG =
  'Please write a friendly letter to my landlord. The kitchen tap has been dripping for two weeks, and nobody came to look at it. I would like it repaired before the end of the month.';

describe('copies', () => {
  test('of a long text: words changed here and there, sentences in another order, names replaced', () => {
    expect(
      copied(LONG, LONG.replace('friendly', 'short').replace('dripping', 'leaking').replace('repaired', 'fixed')),
    ).toBe(true);
    const [first, second, third] = LONG.split('. ');
    expect(copied(LONG, [third, first, second].join('. '))).toBe(true);
    expect(copied(`${LONG} Greetings, Ada Lovelace`, `${LONG} Greetings, Max Muster`)).toBe(true);
  });

  test('of a short text: only with the same words', () => {
    expect(copied('Turn on the lights!', 'turn on the LIGHTS')).toBe(true);
    expect(copied('turn on the lights', 'turn off the lights')).toBe(false);
    expect(copied('', '')).toBe(false);
  });
});

describe('no copies', () => {
  test('a template filled in with another request, though it shares as many words', () => {
    const template = numbered(0, 60);
    expect(copied(`${template} ${numbered(100, 115)}`, `${template} ${numbered(200, 215)}`)).toBe(false);
    // As many changes, but spread.
    const spread = numbered(0, 75)
      .split(' ')
      .map((word, at) => (at % 5 === 0 ? `other${at}` : word))
      .join(' ');
    expect(copied(numbered(0, 75), spread)).toBe(true);
  });

  test('the beginning of a much longer text, and texts with little in common', () => {
    expect(copied(numbered(0, 30), numbered(0, 90))).toBe(false);
    expect(copied(numbered(0, 30), numbered(20, 50))).toBe(false);
  });
});
