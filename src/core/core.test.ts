import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, isAppError, usageError } from './errors.ts';
import { canonicalJson, canonicalJsonFile, hashOf, keyedHash, sha256 } from './hash.ts';
import { isObject, parseJson } from './json.ts';
import { createRandom, shuffled } from './random.ts';
import { terminalText } from './terminal-text.ts';

describe('hash', () => {
  test('known values', () => {
    // FIPS 180-4 and RFC 4231, test case 2.
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(keyedHash(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('equal values have equal hashes whatever the order of their keys', () => {
    expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }));
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
  });

  test('canonical JSON reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(canonicalJsonFile(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('a member named __proto__ stays a member', () => {
    const value = JSON.parse('{"__proto__":{"x":1},"a":2}');
    expect(canonicalJson(value)).toBe('{"__proto__":{"x":1},"a":2}');
  });
});

describe('random', () => {
  test('the same seed gives the same sequence, a fork does not shift it', () => {
    const [left, right] = [createRandom(7), createRandom(7)];
    right.fork('other').next();
    expect(Array.from({ length: 5 }, left.next)).toEqual(Array.from({ length: 5 }, right.next));
    expect(createRandom(7).next()).not.toBe(createRandom(8).next());
  });

  test('integers are uniform below the bound', () => {
    const random = createRandom('uniform');
    const counts = new Array(6).fill(0);
    for (let draw = 0; draw < 60_000; draw++) counts[random.integer(6)]++;
    // Chi-squared with 5 degrees of freedom: 20.5 is the 0.999 quantile.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(20.5);
  });

  test('a shuffled list has the same elements', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (elements, seed) => {
        expect(shuffled(createRandom(seed), elements).sort()).toEqual(elements.toSorted());
      }),
    );
  });
});

describe('terminalText', () => {
  test('nothing that moves the cursor or hides text survives', () => {
    expect(terminalText('a\u001b[31mred\u0007\u202egnp.exe\u200b\r\nb')).toBe('a [31mred gnp.exe b');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const safe = terminalText(text, width);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect([...safe].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test('errors carry code, hint and exit code', () => {
  const error = usageError('X', 'message', 'hint');
  expect(error).toMatchObject({ code: 'X', hint: 'hint', exitCode: 2, retryable: false });
  expect(isAppError(error)).toBe(true);
  expect(isAppError(new Error('x'))).toBe(false);
  expect(new AppError({ code: 'Y', message: 'm', hint: 'h' }).exitCode).toBe(1);
});

describe('JSON that nobody vouches for', () => {
  test('is read, or is nothing', () => {
    expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
    expect(parseJson('null')).toBeNull();
    for (const text of ['', '{', 'undefined', '{"a":1}x']) expect(parseJson(text)).toBeUndefined();
  });

  test('is an object only where it has members by name', () => {
    expect([{}, { a: 1 }].every(isObject)).toBe(true);
    expect([null, undefined, [], 'x', 0, () => {}].some(isObject)).toBe(false);
  });
});
