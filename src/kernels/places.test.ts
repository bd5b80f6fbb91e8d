import { expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { placesOf } from './places.ts';

const DIMENSIONS = 6;

test('what lies together is put into one panel', () => {
  const random = createRandom('places');
  // Eight bunches along a line, whose members are numbered in turns.
  const vectors = Float32Array.from({ length: 64 * DIMENSIONS }, (_, at) => {
    const bunch = Math.floor(at / DIMENSIONS) % 8;
    return (at % DIMENSIONS === 2 ? bunch : 0) + 0.01 * random.next();
  });
  const order = [...placesOf({ vectors, dimensions: DIMENSIONS })];
  for (let panel = 0; panel < 8; panel++) {
    const bunches = order.slice(8 * panel, 8 * panel + 8).map((number) => number % 8);
    expect(new Set(bunches).size).toBe(1);
  }
});

test.each([
  ['equal centroids', new Float32Array(20 * DIMENSIONS).fill(0.5)],
  ['one', new Float32Array(DIMENSIONS)],
  ['more than fill whole panels', Float32Array.from({ length: 21 * DIMENSIONS }, (_, at) => (at * 7919) % 101)],
])('every number has one place: %s', (_, vectors) => {
  const order = [...placesOf({ vectors, dimensions: DIMENSIONS })];
  expect(order.toSorted((left, right) => left - right)).toEqual([...order.keys()]);
});
