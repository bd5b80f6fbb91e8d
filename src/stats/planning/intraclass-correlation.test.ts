import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { groupSuccesses } from '../../testing/coverage/worlds.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';

// Shrout and Fleiss 1979 (Psychological Bulletin 86:420), table 2: six targets, four judges, ICC(1,1) = 0.17.
test('the published example', () => {
  const targets = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ];
  expect(intraclassCorrelation(targets)).toBeCloseTo(0.17, 2);
});

test('finds the correlation of a world, sizes unequal too', () => {
  const random = createRandom('intra-class');
  const groups = [4, 12].flatMap((size) =>
    groupSuccesses(random, { share: 0.4, groups: 3000, size, correlation: 0.2 }).map((yes) =>
      Array.from({ length: size }, (_, item) => (item < yes ? 1 : 0)),
    ),
  );
  expect(Math.abs((intraclassCorrelation(groups) as number) - 0.2)).toBeLessThan(0.02);
});

test('groups that are alike, figures that are, and too few', () => {
  expect(
    intraclassCorrelation([
      [0, 1],
      [0, 1],
    ]),
  ).toBe(-1);
  expect(
    intraclassCorrelation([
      [1, 1],
      [1, 1],
    ]),
  ).toBeNull();
  expect(() => intraclassCorrelation([[1], [2]])).toThrow('too few items');
});
