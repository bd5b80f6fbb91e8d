/** The estimators against subjects whose rates are known. */
import { describe, expect, test } from 'vitest';
import { shownChoice } from '../../models/scripted/shown-choice.ts';
import { isRefused, knownProbability, openSubject, type SubjectOptions } from '../../models/scripted/subject.ts';
import { usualTraits } from '../../models/scripted/subject-traits.ts';
import type { Rate } from '../../public-records/measurement.ts';
import { measuredBy } from '../../testing/evals/measured-by.ts';
import { simulatedSet } from '../../testing/evals/simulated-sets.ts';
import type { ItemSet } from '../records.ts';

/** Mean over the items that it answers. */
function known({ items }: ItemSet, traits: SubjectOptions): number {
  const shown = items
    .map(({ question }) => shownChoice({ messages: [{ role: 'user', text: `${question}\n\nx` }] }))
    .filter((one) => !isRefused(one, { ...usualTraits, ...traits }));
  const shares = shown.map((one) => knownProbability(one, { ...usualTraits, ...traits }));
  return shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

async function rateOf(set: ItemSet, traits: SubjectOptions, draws = 1): Promise<Rate> {
  const { rates } = await measuredBy([{ model: openSubject(traits) }], [set], { draws });
  return rates[0] as Rate;
}

describe.each(['yes-no', 'multiple-choice'] as const)('probabilities, %s', (kind) => {
  const set = simulatedSet(kind, 200);

  test.each([{ rate: 0.3 }, { rate: 0.7, bias: 0.1, spread: 0.5 }, { rate: 0.9, coverage: 0.6 }])(
    'are those of the subject: %o',
    async (traits) => {
      const { meanProbability, by, answered } = await rateOf(set, traits);
      expect(meanProbability?.value).toBeCloseTo(known(set, traits), 3);
      expect({ by, answered }).toEqual({ by: { probabilities: 200, scored: 0, draws: 0 }, answered: 200 });
    },
  );

  test('of hardly any label fall to draws, and of refused items there are none', async () => {
    const evading = await rateOf(set, { rate: 0.8, coverage: 0.3 }, 10);
    expect(evading).toMatchObject({ evaded: 200, dropped: 0, by: { probabilities: 0 } });
    expect(evading.coverage).toBeCloseTo(0.3, 2);
    const [low, high] = evading.meanProbability?.interval ?? [1, 0];
    expect(known(set, { rate: 0.8, coverage: 0.3 })).toBeGreaterThan(low);
    expect(known(set, { rate: 0.8, coverage: 0.3 })).toBeLessThan(high);
    const refusing = await rateOf(set, { refusals: 0.2 });
    expect(refusing.answered).toBe(200 - refusing.draws.refused / 2);
    expect(refusing.draws.refused).toBeGreaterThan(40);
  });
});

test('draws: the known rate lies in the interval of nearly every set', async () => {
  const runs = Array.from({ length: 30 }, (_, at) => ({
    set: simulatedSet('multiple-choice', 100, `set-${at}`),
    traits: { rate: 0.2 + (at % 7) * 0.1, logprobs: false },
  }));
  let within = 0;
  for (const { set, traits } of runs) {
    const { meanProbability } = await rateOf(set, traits);
    const [low, high] = meanProbability?.interval ?? [1, 0];
    const truth = known(set, traits);
    if (truth >= low && truth <= high) within++;
  }
  // Draws of a fixed set: an interval over items as draws too holds more often than 95 %.
  expect(within).toBeGreaterThanOrEqual(28);
});

describe('series', () => {
  const set = simulatedSet('yes-no', 60);
  const sizes = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10];
  const series = (rates: readonly number[]) =>
    measuredBy(
      rates.map((rate, at) => ({
        model: openSubject({ rate, spread: 0.3, id: `scripted:${at}` }),
        facts: { family: 'made-up', parameters: sizes[at] as number },
      })),
      [set],
    );

  test.each([
    ['rising', [0.4, 0.5, 0.58, 0.66, 0.78, 0.85]],
    ['falling', [0.85, 0.78, 0.66, 0.58, 0.5, 0.4]],
    ['flat', [0.5, 0.505, 0.495, 0.502, 0.497, 0.5]],
    ['u-shaped', [0.8, 0.55, 0.3, 0.3, 0.55, 0.8]],
  ])('that are %s are called so', async (verdict, rates) => {
    const { trends } = await series(rates);
    expect(trends.map((trend) => [trend.over, trend.verdict])).toEqual([['parameters', verdict]]);
  });

  test('of four sizes are shown and not tested', async () => {
    const { trends, warnings } = await series([0.3, 0.5, 0.6, 0.8]);
    expect(trends).toMatchObject([
      { verdict: 'too-few-sizes', p: null, q: null, points: [{ at: 1e8 }, {}, {}, { at: 3e9 }] },
    ]);
    expect(warnings.at(-1)).toMatch(/fewer than 5/u);
  });
});

test('two subjects are compared item by item', async () => {
  const set = simulatedSet('yes-no', 100);
  const { differences } = await measuredBy(
    [
      { model: openSubject({ rate: 0.5 }) },
      { model: openSubject({ rate: 0.6, id: 'scripted:other' }) },
      { model: openSubject({ rate: 0.5, id: 'scripted:same' }) },
    ],
    [set],
  );
  const [other, same] = differences;
  expect(other).toMatchObject({
    first: 'subject-1',
    second: 'subject-0',
    items: 100,
    onlySecond: 0,
    sameProtocol: true,
  });
  expect(other?.difference).toBeCloseTo(known(set, { rate: 0.6 }) - known(set, { rate: 0.5 }), 3);
  expect(other?.q).toBeLessThan(0.05);
  expect(same).toMatchObject({ difference: 0, onlyFirst: 0, onlySecond: 0, p: 1, q: 1 });
});
