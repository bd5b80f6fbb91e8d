import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quasiIdentifier } from '../sensitive/quasi-identifiers.ts';
import { kindNames, type SensitiveKind, sensitiveKind, sensitiveKinds } from '../sensitive/sensitive-words.ts';
import { claimRule } from './claim-rule.ts';
import { survivingClaims } from './claim-votes.ts';
import type { GroupClaims } from './claims-prompt.ts';
import { contentWords } from './content-words.ts';

const secret = new Uint8Array(32).fill(2);
const exact = claimRule('local', 5);

/** So many groups with each list, of which each calls a word sensitive where one is given. */
function lists(...groups: [number, string[], [string, SensitiveKind]?][]): GroupClaims[] {
  return groups.flatMap(([count, claims, label]) => {
    const sensitive = label === undefined ? [] : [{ word: label[0], kind: label[1] }];
    return Array.from({ length: count }, () => ({ claims, sensitive }));
  });
}

const textsOf = (made: GroupClaims[]): string[] => survivingClaims(made, exact, secret).claims.map(({ text }) => text);

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

  test('needs them as well where it is groups that call it so', () => {
    const named = (count: number) => lists([count, ['harbour bakery bread'], ['Harbour Bakery', 'employer']]);
    expect(textsOf(named(9))).toEqual(['named employer', 'bread']);
    expect(textsOf(named(10))).toContain('bakery');
    expect(textsOf(named(10))).toContain('harbour bakery bread');
  });

  test('needs one group more for each that calls it so', () => {
    const called = (silent: number, calling: number) =>
      textsOf(lists([silent, ['harbour']], [calling, ['harbour'], ['harbour', 'place']])).includes('harbour');
    expect([called(5, 0), called(4, 1), called(5, 1), called(5, 3), called(4, 4), called(4, 6)]).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test('stands beside no age, place or job that is not claimed with it', () => {
    const apart = lists([12, ['diabetes diet', 'nurse shift']], [2, ['diabetes nurse']]);
    expect(textsOf(apart)).toEqual(['diabetes diet', 'medical condition', 'diabetes', 'diet', 'shift']);
    expect(textsOf(lists([12, ['diabetes nurse', 'nurse shift']]))).toContain('diabetes nurse');
    // What is short of the support is not even told of by its kind.
    expect(textsOf(lists([7, ['diabetes diet', 'nurse shift']]))).toEqual(['nurse shift', 'diet', 'nurse', 'shift']);
  });
});

const claim = fc.constantFrom(
  'diabetes',
  'hiv test',
  'bake bread',
  'muslim prayer',
  'travel visa',
  'diabetes diet',
  'nurse diabetes',
  'night nurse',
);
const label = fc.record({
  word: fc.constantFrom('bread', 'visa', 'diet', 'night'),
  kind: fc.constantFrom(...sensitiveKinds),
});
const group = fc.record({
  claims: fc.array(claim, { maxLength: 8 }),
  sensitive: fc.array(label, { maxLength: 3 }),
});
/** Many groups that say the same: lists drawn one by one hardly ever agree. */
const groups = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), group), { maxLength: 5 })
  .map((some) => some.flatMap(([count, list]) => Array.from({ length: count }, () => list)));
const stemsIn = (text: string): string[] => contentWords(text).map(({ stem }) => stem);
const claiming = (made: readonly GroupClaims[], stem: string): GroupClaims[] =>
  made.filter(({ claims }) => claims.some((text) => stemsIn(text).includes(stem)));

describe('whatever groups claim', () => {
  test('a sensitive word is never used with fewer than twice the groups, nor beside what tells whose it is', () => {
    const noisy = claimRule('internal', 5);
    fc.assert(
      fc.property(groups, fc.integer({ min: 0, max: 255 }), (made, key) => {
        const { words } = survivingClaims(made, noisy, new Uint8Array(32).fill(key));
        for (const stem of words) {
          const said = claiming(made, stem);
          if (sensitiveKind(stem) !== null) expect(said.length).toBeGreaterThanOrEqual(10);
          const labels = said.filter(({ sensitive }) => sensitive.some(({ word }) => stemsIn(word).includes(stem)));
          if (said.length > 0) expect(said.length).toBeGreaterThanOrEqual(5 + Math.min(5, labels.length));
          if (quasiIdentifier(stem) === null || ![...words].some((other) => sensitiveKind(other) !== null)) continue;
          expect(made.filter(({ claims }) => claims.includes('nurse diabetes')).length).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });

  test('to call a word sensitive never lets it pass', () => {
    fc.assert(
      fc.property(groups, (made) => {
        const silent = made.map(({ claims }) => ({ claims, sensitive: [] }));
        const { words } = survivingClaims(silent, exact, secret);
        const ofKinds = new Set(Object.values(kindNames).flatMap(stemsIn));
        for (const stem of survivingClaims(made, exact, secret).words)
          if (!ofKinds.has(stem)) expect([...words]).toContain(stem);
      }),
    );
  });
});

/** Whole claims first, as they are given. */
function wholeFirst(left: string, right: string): number {
  return right.split(' ').length - left.split(' ').length || (left < right ? -1 : 1);
}
