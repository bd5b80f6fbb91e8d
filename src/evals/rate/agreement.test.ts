import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { ratedSet } from '../../testing/evals/rated-set.ts';
import type { Item } from '../records.ts';
import { agreementFigures } from './agreement.ts';
import { labelVotes, majority, type RatedItem, ratedItems } from './rated-items.ts';

const items = ratedSet(40).items as Item[];
type Row = readonly (string | null)[];
const rated = (
  at: number,
  label: Row,
  relevance: Row = label.map(() => '4'),
  clear: Row = label.map(() => 'yes'),
): RatedItem => ({
  item: items[at] as Item,
  said: { label, relevance, clear },
});
const figures = (all: readonly RatedItem[], raters = 3) =>
  agreementFigures(all, { raters, known: { answers: [], areDecoys: false } }, createRandom('figures'));
const question = (all: readonly RatedItem[], name: string, raters = 3) =>
  figures(all, raters).questions.find((one) => one.question === name)!;

describe('labels', () => {
  // Items of even places match "Yes".
  const all = [
    rated(0, ['Yes', 'Yes', 'No']),
    rated(1, ['No', 'No', 'No']),
    rated(2, ['No', 'cannot-tell', null]),
    rated(3, ['No', 'Yes', null]),
  ];

  test('are right where raters choose what the set calls matching, by ratings and by majority', () => {
    expect(all.map(labelVotes)).toEqual([
      { right: 2, all: 3 },
      { right: 3, all: 3 },
      { right: 0, all: 2 },
      { right: 1, all: 2 },
    ]);
    expect(all.map(majority)).toEqual([true, true, false, null]);
    const { labels } = figures(all);
    expect(labels?.ofRatings).toMatchObject({ right: 6, ratings: 10, items: 4, share: 0.6 });
    expect(labels?.byMajority).toMatchObject({ right: 2, items: 3 });
    expect(labels?.ties).toBe(1);
    expect(labels!.ofRatings.interval[0]).toBeLessThan(0.6);
    expect(labels!.ofRatings.interval[1]).toBeGreaterThan(0.6);
  });

  test('of which nobody said anything are none', () => {
    expect(figures([])).toMatchObject({ labels: null, clear: null, relevance: null, disagreements: [] });
    expect(figures([rated(0, [null, null, null], ['3', null, null], [null, null, null])])).toMatchObject({
      labels: null,
      relevance: { mean: 3, sd: 0, interval: null, ratings: 1, items: 1 },
    });
  });
});

test('relevance is the mean of ratings, and its standard deviation', () => {
  const { relevance } = figures([
    rated(0, ['Yes', 'Yes', 'Yes'], ['1', '3', '5']),
    rated(1, ['No', 'No', null], ['4', '5', null]),
  ]);
  expect(relevance).toMatchObject({ mean: 3.6, ratings: 5, items: 2 });
  expect(relevance?.sd).toBeCloseTo(Math.sqrt(11.2 / 4), 12);
});

describe('agreement', () => {
  // Cohen 1960 in the table of the article on kappa: 20 and 15 alike, 5 and 10 apart, kappa 0.4.
  const pairs = [
    ...Array(20).fill(['Yes', 'Yes']),
    ...Array(5).fill(['Yes', 'No']),
    ...Array(10).fill(['No', 'Yes']),
    ...Array(15).fill(['No', 'No']),
  ] as [string, string][];
  const two = pairs.map((pair, at) => rated(at % 40, pair));

  test('of two raters has the kappa of Cohen, and percent beside base rates', () => {
    const { cohen, alike, baseRates, byChance, items: twice, ratings } = question(two, 'label', 2);
    expect(cohen?.value).toBeCloseTo(0.4, 12);
    expect(cohen!.interval[0]).toBeGreaterThan(0.1);
    expect(cohen!.interval[1]).toBeLessThan(0.7);
    expect(alike?.value).toBeCloseTo(0.7, 12);
    expect(baseRates).toEqual([
      { answer: 'No', share: expect.closeTo(0.45, 12) },
      { answer: 'Yes', share: expect.closeTo(0.55, 12) },
    ]);
    expect(byChance).toBeCloseTo(0.45 ** 2 + 0.55 ** 2, 12);
    expect([twice, ratings]).toEqual([50, 100]);
  });

  test('of more has none of Cohen, and scales for relevance alone', () => {
    const three = pairs.map(([one, other], at) => rated(at % 40, [one, other, one], ['1', at % 2 ? '2' : '5', '1']));
    expect(question(three, 'label').cohen).toBeNull();
    expect(question(three, 'label').krippendorff).toMatchObject({ ordinal: null, interval: null });
    const { krippendorff } = question(three, 'relevance');
    for (const found of Object.values(krippendorff)) expect(found).not.toBeNull();
    expect(question(three, 'clear')).toMatchObject({ fleiss: null, alike: { value: 1 } });
  });

  test('is not defined where nothing was rated twice', () => {
    const once = question([rated(0, ['Yes', null]), rated(1, [null, 'No'])], 'label', 2);
    expect(once).toMatchObject({ items: 0, ratings: 2, alike: null, cohen: null, fleiss: null, gwet: null });
  });

  test('is the same for the same seed', () => {
    expect(figures(two, 2)).toEqual(figures(two, 2));
  });
});

test('what raters differ on comes with the most divided first', () => {
  const { disagreements } = figures([
    rated(0, ['Yes', 'Yes', 'Yes']),
    rated(1, ['Yes', 'Yes', 'No'], ['4', '4', '4'], ['yes', 'yes', 'no']),
    rated(2, ['Yes', 'No', 'cannot-tell']),
    rated(3, ['No', 'No', 'No'], ['1', '5', '3']),
    rated(4, ['No', 'No', 'No'], ['3', '5', '4']),
  ]);
  expect(disagreements.map(({ item }) => item)).toEqual([items[2]?.id, items[1]?.id, items[3]?.id]);
  expect(disagreements[1]).toMatchObject({ label: { No: 1, Yes: 2 }, clear: { no: 1, yes: 2 }, relevance: [4, 4, 4] });
});

test('known items are left aside, and items of which nobody said anything', () => {
  const of = (id: string, isKnown: boolean) => ({
    id,
    item: items[0] as Item,
    gold: isKnown ? { item: items[0] as Item } : null,
    card: { id, text: '', questions: [] },
  });
  const found = ratedItems(
    [of('a', false), of('b', true), of('c', false)],
    [
      new Map([
        ['a', { label: 'Yes' }],
        ['b', { label: 'No' }],
      ]),
      new Map(),
    ],
  );
  expect(found.map(({ said }) => said)).toEqual([
    { label: ['Yes', null], relevance: [null, null], clear: [null, null] },
  ]);
});
