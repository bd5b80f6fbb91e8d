import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClaimRule, claimRule } from './claim-rule.ts';
import { survivingClaims as survivingOf } from './claim-votes.ts';

const secret = new Uint8Array(32).fill(9);
const exact = claimRule('local', 5);
const noisy = claimRule('internal', 5);

/** So many groups with each list. */
const lists = (...groups: [number, string[]][]): string[][] =>
  groups.flatMap(([count, list]) => Array.from({ length: count }, () => list));

/** Where no group calls a word sensitive. */
const survivingClaims = (made: readonly string[][], rule: ClaimRule, key: Uint8Array) =>
  survivingOf(
    made.map((claims) => ({ claims, sensitive: [] })),
    rule,
    key,
  );

describe('claims', () => {
  test('survive where enough groups make them, as a whole and word by word', () => {
    const made = lists(
      [4, ['debug python code', 'Fix errors']],
      [3, ['python scripts', 'fixing an error']],
      [2, ['cook rice']],
    );
    const { claims, words } = survivingClaims(made, exact, secret);
    expect(claims.map(({ text }) => text)).toEqual(['fix errors', 'errors', 'fix', 'python']);
    expect([...words].sort()).toEqual(['error', 'fix', 'python']);
  });

  test('say nothing of how many make them: what stands first in a name would tell of a single vote', () => {
    const made = (count: number): string[][] => lists([count, ['alpha']], [11, ['beta']], [16, ['gamma']]);
    const claims = (count: number) => survivingClaims(made(count), exact, secret);
    const told = (count: number) => ({ ...claims(count), claims: claims(count).claims.map(({ text }) => text) });
    expect(claims(6)).toEqual(claims(9));
    expect(told(6)).toEqual(told(40));
    expect(claims(6).claims).toEqual(['alpha', 'beta', 'gamma'].map((text) => expect.objectContaining({ text })));
  });

  test('tell of their support in steps of what is needed, never of more groups than there are', () => {
    const supportOf = (count: number, claim = 'alpha'): number | undefined =>
      survivingClaims(lists([count, [claim]]), exact, secret).claims.find(({ text }) => text === claim)?.support;
    const supports = [4, 5, 9, 10, 15, 19, 20, 40].map((count) => supportOf(count));
    expect(supports).toEqual([undefined, 5, 5, 10, 15, 15, 20, 20]);
    // What a sensitive word needs beyond others counts for it here.
    expect([9, 10, 14, 15].map((count) => supportOf(count, 'diabetes'))).toEqual([undefined, 10, 10, 15]);
  });

  test('are counted once a group, however often it makes them', () => {
    const made = lists([1, Array.from({ length: 8 }, () => 'secret illness')], [4, ['travel plans']]);
    expect(survivingClaims(made, exact, secret).claims).toEqual([]);
  });

  test('beyond those that are counted of a group do not count', () => {
    const list = [...Array.from({ length: 8 }, (_, index) => `claim${'abcdefgh'[index]}`), 'hidden illness'];
    expect(survivingClaims(lists([20, list]), exact, secret).words.has('illness')).toBe(false);
  });

  test('never survive with fewer groups than the support, whatever the noise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('ill', 'bake', 'drive', 'swim far')), { maxLength: 20 }),
        fc.nat(),
        (made, key) => {
          const { claims } = survivingClaims(made, noisy, new Uint8Array(32).fill(key % 256));
          for (const { stems, support } of claims) {
            const groups = made.filter((list) =>
              list.slice(0, 8).some((claim) => stems.every((stem) => claim.includes(stem))),
            );
            expect(groups.length).toBeGreaterThanOrEqual(5);
            expect([5, 10, 15, 20]).toContain(support);
          }
        },
      ),
    );
  });

  test('near the threshold survive by chance, the same for the same lists', () => {
    const survives = (key: number, groups: number): boolean => {
      const made = lists([groups, ['bake bread']], [20 - groups, ['drive']]);
      const once = survivingClaims(made, noisy, new Uint8Array(32).fill(key)).words.has('bread');
      expect(survivingClaims(made, noisy, new Uint8Array(32).fill(key)).words.has('bread')).toBe(once);
      return once;
    };
    const shareOf = (groups: number): number =>
      Array.from({ length: 200 }, (_, key) => survives(key, groups)).filter(Boolean).length / 200;
    // Discrete Laplace noise of epsilon 1: at least 0 with 0.73, 1 with 0.27, 3 with 0.036.
    expect(shareOf(4)).toBe(0);
    expect(shareOf(5)).toBeLessThan(0.12);
    expect(Math.abs(shareOf(7) - 0.27)).toBeLessThan(0.15);
    expect(Math.abs(shareOf(8) - 0.73)).toBeLessThan(0.15);
    expect(shareOf(16)).toBeGreaterThan(0.98);
  });

  test('are written as many write them, and one group more decides little of it', () => {
    const shareOf = (singular: number, plural: number): number => {
      const made = lists([singular, ['recipe']], [plural, ['recipes']]);
      const shown = Array.from({ length: 600 }, (_, key) => {
        const [claim] = survivingClaims(made, noisy, new Uint8Array(32).fill(key % 256, key >> 8)).claims;
        return claim?.text;
      });
      return shown.filter((text) => text === 'recipe').length / shown.length;
    };
    const even = shareOf(10, 10);
    expect(Math.abs(even - 0.5)).toBeLessThan(0.1);
    // Epsilon is 1/4: at most 0.5 exp(1/4) = 0.64. By an exact majority it would be 1.
    expect(shareOf(11, 10)).toBeLessThan(0.72);
    expect(shareOf(20, 1)).toBeGreaterThan(0.95);
  });

  test('of no content are none', () => {
    expect(survivingClaims(lists([20, ['how to', '', '???', 'help with it']]), exact, secret).claims).toEqual([]);
  });
});
