import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimRule } from './claim-rule.ts';
import { survivingClaims } from './claim-votes.ts';
import { contentWords } from './content-words.ts';
import { kindNames, sensitiveKind, sensitiveKinds } from './sensitive-words.ts';

const secret = new Uint8Array(32).fill(2);
const exact = claimRule('local', 5);
const lists = (...groups: [number, string[]][]): string[][] =>
  groups.flatMap(([count, list]) => Array.from({ length: count }, () => list));
const textsOf = (made: string[][]): string[] => survivingClaims(made, exact, secret).claims.map(({ text }) => text);

test.each([
  ['diabetes', 'health'],
  ['Muslims', 'religion'],
  ['convicted', 'legal'],
  ['gay', 'sexuality'],
  ['python', null],
  ['health', null],
])('%s is of the kind %s', (word, kind) => {
  expect(contentWords(word).map(({ stem }) => sensitiveKind(stem))).toEqual([kind]);
});

test('what stands for a kind holds no word of any', () => {
  for (const kind of sensitiveKinds)
    expect(contentWords(kindNames[kind]).map(({ stem }) => sensitiveKind(stem))).toEqual([null, null]);
});

describe('a word of a sensitive kind', () => {
  test('needs twice the groups, and ordinary words beside it do not', () => {
    expect(textsOf(lists([9, ['diabetes diet']], [11, ['meal plan']]))).toEqual(
      ['meal plan', 'medical condition', 'diet', 'meal', 'plan'].sort(wholeFirst),
    );
    expect(textsOf(lists([10, ['diabetes diet']]))).toContain('diabetes diet');
  });

  test('is told of by its kind where groups name different ones', () => {
    const made = lists([3, ['diabetes diet']], [3, ['asthma diet']], [2, ['epilepsy diet']]);
    expect(textsOf(made)).toEqual(['medical condition', 'diet']);
    expect(textsOf(lists([4, ['diabetes diet']]))).toEqual([]);
  });

  test('is never used with fewer groups, whatever they claim', () => {
    const noisy = claimRule('internal', 5);
    const claim = fc.constantFrom(
      'diabetes',
      'hiv test',
      'bake bread',
      'muslim prayer',
      'travel visa',
      'diabetes diet',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(claim, { maxLength: 8 }), { maxLength: 24 }),
        fc.integer({ min: 0, max: 255 }),
        (made, key) => {
          const { words } = survivingClaims(made, noisy, new Uint8Array(32).fill(key));
          for (const stem of words) {
            if (sensitiveKind(stem) === null) continue;
            const groups = made.filter((list) =>
              list.some((text) => contentWords(text).some((word) => word.stem === stem)),
            );
            expect(groups.length).toBeGreaterThanOrEqual(10);
          }
        },
      ),
    );
  });
});

/** Whole claims first, as they are given. */
function wholeFirst(left: string, right: string): number {
  return right.split(' ').length - left.split(' ').length || (left < right ? -1 : 1);
}
