import { describe, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { CallError, type CallErrorKind } from '../models/call-error.ts';
import { retries } from './retry.ts';

const waits = (kind: CallErrorKind, count: number, retryAfter: number | null = null) => {
  const { next } = retries(createRandom(1));
  return Array.from({ length: count }, () => next(new CallError(kind, { retryAfter })));
};

describe('another attempt', () => {
  test.each(['key-missing', 'key-refused', 'model-unknown', 'too-long', 'rejected', 'not-an-api'] as const)(
    'is never made after %s',
    (kind) => {
      expect(waits(kind, 1)).toEqual([null]);
    },
  );

  test('waits longer each time, at most a minute, and is given up in the end', () => {
    const drawn = waits('server', 6);
    expect(drawn.slice(0, 5).every((wait, index) => wait !== null && wait <= 500 * 2 ** index)).toBe(true);
    expect(drawn[5]).toBe(null);
  });

  test('is made for long where the server only asks to come later', () => {
    const drawn = waits('rate-limited', 40);
    expect(drawn.slice(0, 39).every((wait) => wait !== null && wait <= 60_000)).toBe(true);
    expect(drawn[39]).toBe(null);
  });

  test('is not made before the server wants it, nor by all at once', () => {
    const drawn = Array.from(
      { length: 20 },
      (_, seed) => retries(createRandom(seed)).next(new CallError('rate-limited', { retryAfter: 2000 })) as number,
    );
    expect(drawn.every((wait) => wait >= 2000 && wait <= 2600)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(15);
  });

  test('waits longer than it is told where it is told the same again and again', () => {
    const drawn = waits('rate-limited', 39, 20) as number[];
    expect(Math.max(...drawn.slice(0, 5))).toBeLessThan(100);
    expect(drawn.slice(5).reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(300_000);
  });

  test('is not waited for where the server says in an hour', () => {
    expect(waits('rate-limited', 1, 3_600_000)).toEqual([null]);
  });

  test('failures and deferrals are counted apart', () => {
    const { next } = retries(createRandom(1));
    for (let round = 0; round < 5; round++) {
      expect(next(new CallError('timeout'))).not.toBe(null);
      expect(next(new CallError('overloaded'))).not.toBe(null);
    }
    expect(next(new CallError('connection'))).toBe(null);
  });
});
