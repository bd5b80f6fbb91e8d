import { describe, expect, test } from 'vitest';
import { drawn, ratedSet } from '../../testing/evals/rated-set.ts';
import { simulatedKnown, simulatedRating } from '../../testing/evals/simulated-rating.ts';
import { labelsOf } from './agreement.ts';
import { correctedLabels, knownAnswers } from './corrected-labels.ts';

// Reduced from `npm run prove -- ratings`: labels nearly always right, raters right nine times in ten.
test('holds the share of right labels where ratings as they are do not', () => {
  const world = { judged: 300, raters: 3, accuracy: 0.9, rightBy: (confidence: number) => 0.9 + 0.1 * confidence };
  const held = Array.from({ length: 60 }, (_, run) => {
    const { rated, truth } = simulatedRating(world, `corrected/${run}`);
    const labels = labelsOf(rated, simulatedKnown(world, 40, `corrected/${run}`));
    return [labels?.ofRatings, labels?.corrected].map(
      (one) => one !== undefined && one !== null && one.interval[0] <= truth && truth <= one.interval[1],
    );
  });
  expect(held.filter(([raw]) => raw).length).toBeLessThan(10);
  expect(held.filter(([, corrected]) => corrected).length).toBeGreaterThan(54);
});

// By hand: (0.8 - 0.1) / (0.9 - 0.1).
test('takes mistakes out of the share, and is none where raters guess', () => {
  const rated = ratedSet(100).items.map((item, at) => ({
    item,
    said: { label: [((at < 80 ? item.matching : item.notMatching)[0] as string).trim()], relevance: [], clear: [] },
  }));
  const known = (right: number) => ({
    areDecoys: false,
    answers: Array.from({ length: 30 }, (_, at) => ({
      item: String(at),
      isRight: at < right,
      isFixedWrong: at < right ? 0 : 1,
      weight: 1,
    })),
  });
  const found = correctedLabels(rated, known(27));
  expect(found?.share).toBeCloseTo(0.875, 12);
  expect(found).toMatchObject({ knownRight: 0.9, known: { items: 30, answers: 30 }, isWide: false });
  expect(correctedLabels(rated, known(15))).toBeNull();
  expect(correctedLabels(rated, { answers: [], areDecoys: false })).toBeNull();
});

describe('known labels', () => {
  const gold = ratedSet(60)
    .items.slice(40)
    .map((item) => ({ item, label: [(item.matching[0] as string).trim()] }));
  const answer = (planned: ReturnType<typeof drawn>['planned'], label: string) =>
    new Map([...planned.values()].map(({ id }) => [id, { label }]));

  test('of a file count, and made ones where there are no others', () => {
    const { planned } = drawn(ratedSet(40), { decoys: 12, gold });
    const { answers, areDecoys } = knownAnswers(planned.values(), [answer(planned, 'Yes'), new Map()]);
    expect([answers.length, areDecoys]).toEqual([20, false]);
    expect(answers.filter(({ isRight, isFixedWrong }) => isRight && isFixedWrong === 0).length).toBe(10);
    // 20 items of the set for 20 known ones.
    expect(answers[0]?.weight).toBe(1);
    const made = drawn(ratedSet(40), { decoys: 12 }).planned;
    expect(knownAnswers(made.values(), [answer(made, 'cannot-tell')])).toMatchObject({
      areDecoys: true,
      answers: Array.from({ length: 8 }, () => ({ isRight: false, isFixedWrong: 0 })),
    });
  });
});
