import { expect, test } from 'vitest';
import { correlationInterval } from './correlation-interval.ts';

// R, example of cor.test: quality of canned tuna (Hollander and Wolfe 1973, p. 185).
test('the published example', () => {
  const { r, interval, pairs } = correlationInterval(
    [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1],
    [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8],
  );
  expect(pairs).toBe(9);
  expect(r).toBeCloseTo(0.5711816, 7);
  expect(interval[0]).toBeCloseTo(-0.1497426, 7);
  expect(interval[1]).toBeCloseTo(0.8955795, 7);
});

test('what cannot be said', () => {
  expect(correlationInterval([1, 2, 3], [3, 1, 2]).interval).toEqual([-1, 1]);
  expect(correlationInterval([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({ r: 1, interval: [-1, 1], pairs: 4 });
  expect(correlationInterval([1, 1, 1, 1], [2, 4, 6, 8]).r).toBeNull();
  expect(() => correlationInterval([1, 2], [1])).toThrow('2 values on one side and 1');
});
