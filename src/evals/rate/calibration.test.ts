import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { ratedSet } from '../../testing/evals/rated-set.ts';
import { type SimulatedRating, simulatedRating } from '../../testing/evals/simulated-rating.ts';
import type { Item } from '../records.ts';
import { calibrationFigures } from './calibration.ts';
import type { RatedItem } from './rated-items.ts';

/** A set of which labels are right as often as `shareOf` the confidence says, and 200 of its items rated by one who knows. */
function rating(shareOf: (confidence: number) => number, count = 200) {
  const { items } = ratedSet(1000);
  const random = createRandom('truth');
  const all = items.map((item) => ({ item, isRight: random.next() < shareOf(item.labelConfidence as number) }));
  const rated = all
    .filter((_, at) => at % 5 === 0)
    .slice(0, count)
    .map(
      ({ item, isRight }): RatedItem => ({
        item,
        said: {
          label: [(isRight ? item.matching : item.notMatching)[0]!.trim()],
          relevance: ['4'],
          clear: ['yes'],
        },
      }),
    );
  return { items, rated, truth: all.filter(({ isRight }) => isRight).length / items.length };
}
const of = ({ items, rated }: Pick<SimulatedRating, 'items' | 'rated'>) =>
  calibrationFigures(items, rated, createRandom('calibration'))!;

describe('confidences', () => {
  test('that are right are found so', () => {
    const { reliability, brier, auroc, items, ties, withoutConfidence } = of(rating((confidence) => confidence));
    expect([items, ties, withoutConfidence]).toEqual([200, 0, 0]);
    expect(reliability.expectedError).toBeLessThan(0.12);
    expect(reliability.bins.map(({ count }) => count)).toEqual(Array(10).fill(20));
    expect(auroc!.area).toBeGreaterThan(0.6);
    expect(brier.interval![0]).toBeLessThan(brier.score);
    expect(brier.interval![1]).toBeGreaterThan(brier.score);
  });

  test('that promise too much are put right, as items show that no fit has seen', () => {
    const { recalibration, reliability } = of(rating((confidence) => 0.2 + 0.5 * confidence ** 4));
    expect(reliability.expectedError).toBeGreaterThan(0.2);
    const { asIs, platt, isotonic, table, folds } = recalibration!;
    expect(folds).toBe(10);
    expect(platt.brier).toBeLessThan(asIs.brier - 0.03);
    expect(isotonic.brier).toBeLessThan(asIs.brier - 0.03);
    expect(platt.expectedError).toBeLessThan(asIs.expectedError / 2);
    expect(table.at(-1)).toMatchObject({ confidence: 1 });
    expect(table.map((row) => row.isotonic)).toEqual(table.map((row) => row.isotonic).toSorted());
  });

  test('and people together find how many labels are right', () => {
    const wrongful = rating((confidence) => 0.2 + 0.5 * confidence ** 4);
    const { confidence, people, corrected } = of(wrongful).labelsRight;
    expect(confidence).toBeCloseTo(0.75, 2);
    expect(corrected).toMatchObject({ judged: 200, others: 800, isNarrow: false });
    for (const { interval } of [people, corrected!]) {
      expect(interval[0]).toBeLessThan(wrongful.truth);
      expect(interval[1]).toBeGreaterThan(wrongful.truth);
    }
  });
});

test('both intervals of the labels that are right hold the share of the set, as often as they should', () => {
  const runs = 60;
  const world = { judged: 100, raters: 3, accuracy: 1, rightBy: (confidence: number) => 0.2 + 0.5 * confidence ** 4 };
  const held = Array.from({ length: runs }, (_, run) => {
    const { items, rated, truth } = simulatedRating(world, `calibration/${run}`);
    const { people, corrected } = of({ items, rated }).labelsRight;
    return [people, corrected!].map(({ interval: [low, high] }) => low <= truth && truth <= high);
  });
  // Of 95 % in 60 fewer than 52 come up three times in a thousand; npm run prove -- ratings has the full count.
  for (const at of [0, 1]) expect(held.filter((both) => both[at]).length).toBeGreaterThanOrEqual(52);
});

describe('what cannot be said is not', () => {
  test('of labels that are all right', () => {
    const { auroc, labelsRight, recalibration } = of(rating(() => 1));
    expect(auroc).toBeNull();
    expect(labelsRight.corrected).toMatchObject({ isNarrow: true });
    expect(recalibration).not.toBeNull();
  });

  test('of few items', () => {
    const { recalibration, labelsRight } = of(rating((confidence) => confidence, 2));
    expect(recalibration).toBeNull();
    expect(labelsRight.corrected).toBeNull();
  });

  test('of a set that was rated as a whole', () => {
    const { rated } = rating((confidence) => confidence);
    expect(of({ items: rated.map(({ item }) => item), rated }).labelsRight.corrected).toBeNull();
  });

  test('of items without a confidence or a majority', () => {
    const { items, rated } = rating((confidence) => confidence);
    const bare = rated.map(({ item: { labelConfidence: _, ...item }, said }) => ({ item: item as Item, said }));
    expect(calibrationFigures(items, bare, createRandom(1))).toBeNull();
    const divided = { ...rated[1]!, said: { ...rated[1]!.said, label: ['Yes', 'No'] } };
    expect(of({ items, rated: [bare[0]!, divided, ...rated.slice(2)] })).toMatchObject({
      items: 198,
      ties: 1,
      withoutConfidence: 1,
    });
  });
});
