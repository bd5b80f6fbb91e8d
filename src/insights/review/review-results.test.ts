import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../stats/index.ts';
import { agreementOf } from './review-agreement.ts';
import { resultsOf } from './review-results.ts';
import type { ReviewItem, ReviewSample } from './sample-records.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const drawn: ReviewItem[] = [
  ...numbers(10).map(
    (row): ReviewItem => ({ kind: 'score', id: `s${row}`, weight: 1, facet: 'concern', row, value: 1 + (row % 5) }),
  ),
  ...numbers(40).map(
    (row): ReviewItem => ({
      kind: 'value',
      id: `v${row}`,
      weight: row < 20 ? 1 : 3,
      facet: row < 20 ? 'task' : 'concern',
      row,
    }),
  ),
  ...numbers(20).map(
    (screened): ReviewItem => ({
      kind: 'verdict',
      id: `w${screened}`,
      weight: screened < 10 ? 1 : 5,
      screened,
      said: screened < 10 ? 'yes' : 'no',
    }),
  ),
  ...numbers(80).map(
    (row): ReviewItem => ({
      kind: 'assignment',
      id: `a${row}`,
      weight: 2,
      row: row % 40,
      cluster: 'c',
      isDecoy: row >= 40,
    }),
  ),
  ...numbers(4).map((row): ReviewItem => ({ kind: 'name', id: `n${row}`, weight: 1, cluster: `c${row}`, rows: [] })),
];
const sample: ReviewSample = {
  schema: 'sightline/review-sample',
  schemaVersion: 1,
  run: 'run',
  seed: 1,
  items: 40,
  population: { value: 80, verdict: 60, assignment: 80, name: 4, child: 0 },
  drawn,
};
const answers = (say: (item: ReviewItem) => string | null): Map<string, string> =>
  new Map(
    drawn.flatMap((item) => {
      const answer = say(item);
      return answer === null ? [] : [[item.id, answer] as const];
    }),
  );

describe('results', () => {
  test('weigh strata back to the whole', () => {
    const { values, facets } = resultsOf(
      sample,
      answers((item) => ('facet' in item && item.facet === 'task' ? 'no' : 'yes')),
    );
    expect(values.share).toBeCloseTo(60 / 80, 12);
    expect(values.effective).toBeCloseTo(80 ** 2 / 200, 9);
    expect(facets.map(({ facet, share, judged }) => [facet, share, judged])).toEqual([
      ['task', 0, 20],
      ['concern', 1, 20],
    ]);
    expect(facets[1]?.interval).toEqual(wilsonInterval(20, 20));
  });

  test('tell what a screener kept rightly from what it rightly left out, and weigh both to all', () => {
    const wrong = answers((item) => (['w0', 'w1', 'w2', 'w10'].includes(item.id) ? 'no' : 'yes'));
    const { screener, values } = resultsOf(sample, wrong);
    expect([screener.yes.share, screener.no.share]).toEqual([0.7, 0.9]);
    expect(screener.yes.interval).toEqual(wilsonInterval(7, 10));
    expect(screener.verdicts.share).toBeCloseTo((7 + 45) / 60, 12);
    expect(screener.verdicts.effective).toBeCloseTo(60 ** 2 / 260, 9);
    expect(values.share).toBe(1);
    expect(resultsOf(sample, new Map([['w3', 'cannot-judge']])).screener.verdicts).toMatchObject({
      judged: 0,
      cannotJudge: 1,
      open: 19,
      share: null,
    });
  });

  test('count what could not be judged and what is open apart', () => {
    const { names } = resultsOf(
      sample,
      new Map([
        ['n0', 'yes'],
        ['n1', 'cannot-judge'],
      ]),
    );
    expect(names).toMatchObject({ judged: 1, cannotJudge: 1, open: 2, share: 1 });
  });

  test('who says "fits" to anything is corrected to nothing; who tells decoys apart keeps what was found', () => {
    const half = answers((item) => (Number(item.id.slice(1)) % 2 === 0 ? 'yes' : 'no'));
    const blind = resultsOf(sample, half).assignments;
    expect([blind.own.share, blind.decoys.share, blind.corrected?.share]).toEqual([0.5, 0.5, 0]);
    expect(blind.corrected?.interval[0]).toBeLessThan(0);
    expect(blind.corrected?.interval[1]).toBeGreaterThan(0);
    const sharp = resultsOf(
      sample,
      answers((item) => (item.kind === 'assignment' && item.isDecoy ? 'no' : 'yes')),
    ).assignments;
    expect(sharp.corrected?.share).toBe(1);
    expect(sharp.corrected?.interval[0]).toBeGreaterThan(0.85);
    expect(sharp.corrected?.interval[1]).toBe(1);
    expect(
      resultsOf(
        sample,
        answers(() => 'yes'),
      ).assignments.corrected,
    ).toBeNull();
  });

  test('rank own scores with those of the model', () => {
    const same = answers((item) => (item.kind === 'score' ? String(item.row === 0 ? 2 : item.value) : null));
    const { scores } = resultsOf(sample, same);
    expect(scores).toHaveLength(1);
    expect(scores[0]).toMatchObject({ facet: 'concern', pairs: 10 });
    expect(scores[0]?.rho).toBeGreaterThan(0.9);
    expect(
      resultsOf(
        sample,
        answers(() => 'cannot-judge'),
      ).scores[0]?.pairs,
    ).toBe(0);
  });

  test('compare reviewers on what both judged', () => {
    const first = answers((item) => (item.kind === 'score' ? '3' : 'yes'));
    const second = answers((item) =>
      item.kind === 'name' ? null : item.id === 'v0' ? 'no' : item.kind === 'score' ? '2' : 'yes',
    );
    const [agreement] = agreementOf(
      sample,
      new Map([
        ['ada', first],
        ['bob', second],
      ]),
    );
    expect(agreement?.reviewers).toEqual(['ada', 'bob']);
    expect(agreement?.values).toMatchObject({ items: 40, alike: 39 / 40 });
    expect(agreement?.verdicts).toMatchObject({ items: 20, alike: 1 });
    expect(agreement?.names.items).toBe(0);
    expect(agreement?.scores[0]).toMatchObject({ facet: 'concern', pairs: 10, rho: null });
    expect(agreementOf(sample, new Map([['ada', first]]))).toEqual([]);
  });
});
