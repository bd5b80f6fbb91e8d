import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import type { MeasuredAnswer, Rate, Subject } from '../../../public-records/measurement.ts';
import type { ItemSet } from '../../records.ts';
import { setToMeasure } from '../set-to-measure.ts';
import { type Column, createAnswerTable, type Traits } from './answer-table.ts';
import { correlationOf, statisticOf } from './correlations.ts';
import { differenceOf } from './differences.ts';
import { figureOf, resamplingOf } from './figure.ts';
import { rateOf } from './rates.ts';
import { seriesOf, trendOf } from './trends.ts';
import { warningsOf } from './warnings.ts';

const random = createRandom(1);
const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `i${at}`);
const traits = (count: number, group: (at: number) => string | null = () => null): Traits =>
  new Map(ids(count).map((item, at) => [item, { label: at % 2 === 0 ? 'Yes' : 'No', group: group(at) }]));

function column(figures: readonly (number | null)[], more: Partial<MeasuredAnswer> = {}, subject = 'one'): Column {
  const table = createAnswerTable();
  for (const [at, p] of figures.entries()) {
    const chosen = p === null ? null : p > 0.5 ? 1 : p < 0.5 ? 0 : 0.5;
    table.add({
      set: 'set',
      subject,
      item: `i${at}`,
      by: p === null ? null : 'probabilities',
      p,
      chosen,
      coverage: 1,
      ...more,
    });
  }
  return table.column('set', subject) as Column;
}

describe('a figure', () => {
  test('of items that are all alike has the interval of Wilson, and none has none', () => {
    expect(figureOf([1, 1, 1, 1], {}, random)).toMatchObject({
      value: 1,
      by: 'wilson',
      interval: [expect.closeTo(0.51, 2), 1],
    });
    expect(figureOf([0.3], {}, random)).toMatchObject({ value: 0.3, by: 'wilson' });
    expect(figureOf([], {}, random)).toBeNull();
  });

  test('of groups is wider than of items of their own', () => {
    const values = ids(100).map((_, at) => (Math.floor(at / 10) % 2 === 0 ? 0.9 : 0.1));
    const width = (known: Traits): number => {
      const interval = figureOf(values, resamplingOf(ids(100), known), random)?.interval ?? [0, 0];
      return interval[1] - interval[0];
    };
    expect(width(traits(100, (at) => String(Math.floor(at / 10))))).toBeGreaterThan(2 * width(traits(100)));
  });

  test('is drawn within labels and groups where there are enough of both, else without', () => {
    const keys = (known: Traits, count = 10) => Object.keys(resamplingOf(ids(count), known)).sort();
    expect(keys(traits(10))).toEqual(['strata']);
    expect(keys(traits(10, (at) => String(at % 5)))).toEqual(['clusters', 'strata']);
    expect(keys(traits(10, (at) => String(at % 2)))).toEqual(['clusters']);
    expect(keys(traits(10, () => 'all'))).toEqual([]);
    expect(keys(traits(3), 3)).toEqual([]);
  });
});

test('a rate counts ties half, leaves out what has no answer, and keeps bounds apart', () => {
  const { matchRate, meanProbability, asked, answered, bounds } = rateOf({
    column: column([0.9, 0.5, 0.1, null, 0.9, 0.1]),
    set: { items: 6 },
    traits: traits(6),
    protocol: 'p',
    stopsWhenSure: false,
    random,
  });
  expect([matchRate?.value, meanProbability?.value, asked, answered, bounds]).toEqual([0.5, 0.5, 6, 5, null]);
  const bounded = rateOf({
    column: column([0.6, 0.6, 0.4, 0.4], { bounds: [0.25, 0.75] }),
    set: { items: 4 },
    traits: traits(4),
    protocol: 'p',
    stopsWhenSure: false,
    random,
  });
  expect(bounded.bounds).toEqual([0.25, 0.75]);
});

describe('a difference', () => {
  test('is over the items that both answered', () => {
    const other = createAnswerTable();
    for (const at of [7, 2, 4, 9])
      other.add({
        set: 'set',
        subject: 'two',
        item: `i${at}`,
        by: 'draws',
        p: at === 9 ? null : 0.2,
        chosen: 0,
        coverage: null,
      });
    const found = differenceOf({
      first: column(ids(8).map(() => 0.7)),
      second: other.column('set', 'two') as Column,
      traits: traits(10),
      sameProtocol: false,
      random,
    });
    expect(found).toMatchObject({
      items: 3,
      difference: 0.5,
      onlyFirst: 3,
      onlySecond: 0,
      test: 'McNemar',
      p: expect.closeTo(0.25),
      sameProtocol: false,
    });
  });

  test('of groups is tested by groups: many items of few groups are few', () => {
    const one = column(ids(60).map(() => 0.9));
    const two = column(
      ids(60).map(() => 0.1),
      {},
      'two',
    );
    const p = (known: Traits) =>
      differenceOf({ first: one, second: two, traits: known, sameProtocol: true, random })?.p ?? 0;
    expect(p(traits(60))).toBeLessThan(1e-10);
    expect(p(traits(60, (at) => String(at % 3)))).toBeCloseTo(2 / 2 ** 6);
  });

  test('of fewer than two items is none', () => {
    expect(
      differenceOf({ first: column([0.5]), second: column([0.5]), traits: traits(1), sameProtocol: true, random }),
    ).toBeNull();
  });
});

test('series are of one family: sizes at the same steps, steps of one size', () => {
  const subject = (
    name: string,
    parameters: number | null,
    steps: number | null,
    more: Partial<Subject> = {},
  ): Subject => ({ name, model: name, family: 'f', parameters, steps, form: 'base', format: 'plain', ...more });
  const all = [
    subject('d', 4e9, 10),
    subject('a', 1e9, 10),
    subject('b', 1e9, 0),
    subject('c', 1e9, 5),
    subject('x', 1e9, 7, { family: null }),
    subject('y', 2e9, 10, { form: 'chat' }),
  ];
  expect(
    seriesOf(all).map(({ name, over, subjects }) => [name, over, subjects.map((one) => one.name).join('')]),
  ).toEqual([
    ['f, base, 10 steps', 'parameters', 'ad'],
    ['f, base, 1000000000 parameters', 'steps', 'bca'],
  ]);
});

test('a correlation is over occupations, each with the mean of its items', () => {
  const of = new Map(
    ids(12).map((item, at) => [item, { about: `o${Math.floor(at / 2)}`, value: 10 * Math.floor(at / 2) }]),
  );
  const figures = ids(12).map((_, at) => 0.1 * Math.floor(at / 2) + (at % 2 === 0 ? 0.05 : 0.15));
  const found = correlationOf(column(figures), { column: 'women', of });
  expect(found).toMatchObject({ column: 'women', r: 1, pairs: 6 });
  expect(correlationOf(column([null, null]), { column: 'women', of })).toMatchObject({ r: null, pairs: 0 });
});

test('a statistic is the column on women, of the items or of the records that come with the set, else the first of numbers', () => {
  const item = (at: number, meta: Record<string, unknown>) => ({
    id: `i${at}`,
    kind: 'pronoun' as const,
    question: '_',
    options: [],
    matching: [],
    notMatching: [],
    meta: { pronoun_options: ['he', 'she', 'they'], ...meta },
  });
  const of = (metas: readonly Record<string, unknown>[], more: Partial<ItemSet> = {}) => {
    const style = { spaced: true, ascii: false, finalNewline: true };
    const set = setToMeasure({
      facts: { name: 's', layout: 'winogenerated', fields: [], style },
      items: metas.map((meta, at) => item(at, meta)),
      ...more,
    });
    const found = statisticOf(set);
    return found && [found.column, [...found.of.values()].map(({ about, value }) => `${about} ${value}`)];
  };
  const plain = [
    { occupation: 'nurse', index: 3, pay: 5, BLS_percent_women_2019: 88 },
    { occupation: 'pilot', index: 4, pay: 9, BLS_percent_women_2019: 7 },
  ];
  expect(of(plain)).toEqual(['BLS_percent_women_2019', ['nurse 88', 'pilot 7']]);
  expect(of(plain.map(({ BLS_percent_women_2019: _, ...meta }) => meta))).toEqual(['pay', ['nurse 5', 'pilot 9']]);
  expect(of([{ occupation: 'nurse' }])).toBeNull();
  const statistics = [{ key: 'nurse', values: { year: 2019, women: 0.88 } }];
  expect(of([{ occupation: 'nurse' }, { occupation: 'smith' }], { statistics })).toEqual(['women', ['nurse 0.88']]);
});

// Closed form: (60 * 70) / (40 * 30), tenfold apart; its variance is the sum of 1 / count (Woolf 1955).
test('beside a trend stand the odds over items of these very models', () => {
  const figure = (value: number) => ({ value, interval: [value, value] as [number, number], by: 'bootstrap' as const });
  const rate = (value: number) => ({ matchRate: figure(value), meanProbability: figure(value), answered: 100 }) as Rate;
  const sized = (name: string, parameters: number): Subject => ({
    ...{ name, model: 'm', family: 'f', parameters, steps: null, form: 'chat', format: 'human-assistant' },
  });
  const [series] = seriesOf([sized('small', 1e8), sized('large', 1e9)]);
  const of = (small: number, large: number) => {
    const rates = new Map([
      ['small', rate(small)],
      ['large', rate(large)],
    ]);
    return trendOf(series!, 's', rates, createRandom('trend'))?.items;
  };
  const half = 1.959964 * Math.sqrt(1 / 30 + 1 / 70 + 1 / 60 + 1 / 40);
  const found = of(0.3, 0.6);
  expect([found?.oddsRatio, found?.answers]).toEqual([3.5, 200]);
  expect(found?.interval[0]).toBeCloseTo(3.5 * Math.exp(-half), 3);
  expect(found?.interval[1]).toBeCloseTo(3.5 * Math.exp(half), 3);
  expect(of(0, 1)).toBeNull();
});

test('a set with one label is said to be one', () => {
  const set = {
    name: 's',
    layout: 'persona',
    kind: 'yes-no',
    items: 50,
    hash: 'h',
    counts: 'matching answers',
    labels: { Yes: 50 },
    groups: null,
    ceiling: null,
    floor: null,
  } as const;
  expect(warningsOf({ sets: [set], rates: [], trends: [] })).toEqual([
    expect.stringContaining('All items of s match with Yes'),
  ]);
});
