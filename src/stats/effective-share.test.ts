import { expect, test } from 'vitest';
import { effectiveShare } from './effective-share.ts';
import { groupedShareInterval, wilsonInterval } from './intervals.ts';

// The same interval as by the design effect, of which `groupedShareInterval` is made.
test('groups count for as much as Korn and Graubard have it', () => {
  const inside = [3, 0, 2, 1, 3, 3, 0, 1];
  const values = inside.flatMap((yes, group) =>
    [0, 1, 2].map((at) => ({ group: String(group), value: at < yes ? 1 : 0, weight: 1 })),
  );
  const { share, count } = effectiveShare(values);
  const [low, high] = wilsonInterval(share * count, count);
  const expected = groupedShareInterval(inside, Array(8).fill(3));
  expect(low).toBeCloseTo(expected[0], 12);
  expect(high).toBeCloseTo(expected[1], 12);
});

// Kish: (1 + 1 + 2)² / (1 + 1 + 4).
test('weights leave fewer values, and groups that are alike count once', () => {
  const [one, other, third] = [1, 0, 1].map((value, at) => ({ group: String(at), value, weight: at === 2 ? 2 : 1 }));
  const found = effectiveShare([one!, other!, third!]);
  expect(found.share).toBeCloseTo(0.75, 12);
  expect(found.count).toBeLessThanOrEqual(16 / 6);
  const alike = [0, 0, 1, 1].map((group) => ({ group: String(group), value: 1, weight: 1 }));
  expect(effectiveShare(alike)).toEqual({ share: 1, count: 2 });
});
