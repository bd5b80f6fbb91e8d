import { expect, test } from 'vitest';
import { drawn, ratedSet } from '../../testing/evals/rated-set.ts';
import type { GivenRating } from './given-ratings.ts';
import { goldAccuracy } from './gold-accuracy.ts';
import type { PlannedItem } from './planned-items.ts';

const { planned } = drawn(ratedSet(40), { decoys: 12 });
const golds = [...planned.values()].filter(({ gold }) => gold !== null);
const rightly = ({ gold }: PlannedItem): GivenRating =>
  gold?.label === undefined ? { relevance: '1', label: 'Yes' } : { label: gold.label[0] as string, relevance: '5' };
const wrongly = ({ gold }: PlannedItem): GivenRating =>
  gold?.label === undefined ? { relevance: '5' } : { label: gold.label[0] === 'Yes' ? 'No' : 'Yes' };
const of = (answer: (planned: PlannedItem, at: number) => GivenRating, items = golds) =>
  goldAccuracy(planned.values(), new Map(items.map((item, at) => [item.id, answer(item, at)])));

test('counts known answers alone, beside what guessing would give', () => {
  const { right, checks, share, interval, chance, verdict } = of(rightly);
  expect([right, checks, share, verdict]).toEqual([12, 12, 1, 'above-chance']);
  // Eight labels of two answers, four relevances of which two in five are right.
  expect(chance).toBeCloseTo((8 * 0.5 + 4 * 0.4) / 12, 12);
  // Wilson: n / (n + z²).
  expect(interval[0]).toBeCloseTo(12 / (12 + 1.959964 ** 2), 4);
});

test('a rater who guesses is told', () => {
  expect(of((item, at) => (at % 2 === 0 ? rightly(item) : wrongly(item))).verdict).toBe('at-chance');
  expect(of(wrongly)).toMatchObject({ right: 0, verdict: 'at-chance' });
});

test('of ten labels seven right are a guess, eight cannot be told, nine are none', () => {
  const gold = { item: golds[0]!.item, label: ['Yes'] };
  const ten = Array.from({ length: 10 }, (_, at): PlannedItem => ({ ...golds[0]!, id: `${at}`, gold }));
  const verdicts = [5, 7, 8, 9].map(
    (right) => goldAccuracy(ten, new Map(ten.map(({ id }, at) => [id, { label: at < right ? 'Yes' : 'No' }]))).verdict,
  );
  expect(verdicts).toEqual(['at-chance', 'at-chance', 'too-few', 'above-chance']);
});

test('of too few nothing is said', () => {
  expect(of(rightly, golds.slice(0, 2)).verdict).toBe('too-few');
  expect(of(rightly, [])).toMatchObject({ checks: 0, share: null, chance: null, verdict: 'too-few', interval: [0, 1] });
  expect(of(() => ({ label: 'cannot-tell', relevance: '3' })).right).toBe(0);
});
