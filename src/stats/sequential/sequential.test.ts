import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '../../core/random.ts';
import { wilsonInterval } from '../intervals.ts';
import { logGamma } from '../log-gamma.ts';
import { openMeanSequence } from './mean-sequence.ts';
import { proportionSequence } from './proportion-sequence.ts';

const holds = ([low, high]: readonly [number, number], truth: number): boolean => low <= truth && truth <= high;

describe('proportionSequence', () => {
  // Closed form: after t successes M(p) = 1 / ((t + 1) p^t), which is 1 / alpha at (alpha / (t + 1))^(1/t).
  test.each([1, 5, 100])('%i successes alone', (trials) => {
    const [low, high] = proportionSequence(trials, trials);
    expect(low).toBeCloseTo((0.05 / (trials + 1)) ** (1 / trials), 10);
    expect(high).toBe(1);
    expect(proportionSequence(0, trials)[1]).toBeCloseTo(1 - low, 10);
  });

  test('holds more than an ordinary interval, and shrinks', () => {
    const [low, high] = proportionSequence(300, 1000);
    const [ordinaryLow, ordinaryHigh] = wilsonInterval(300, 1000);
    expect(low).toBeLessThan(ordinaryLow);
    expect(high).toBeGreaterThan(ordinaryHigh);
    expect(high - low).toBeLessThan(2 * (ordinaryHigh - ordinaryLow));
    expect(proportionSequence(0, 0)).toEqual([0, 1]);
  });

  // Exact: every path of yes and no of length 12 under p = 0.3; the sum of those on which 0.3 is ever outside.
  test('over all paths the chance of ever missing is within alpha', () => {
    const [truth, alpha, most] = [0.3, 0.2, 12];
    const missing = (successes: number, trials: number): number => {
      if (!holds(proportionSequence(successes, trials, alpha), truth)) return 1;
      if (trials === most) return 0;
      return truth * missing(successes + 1, trials + 1) + (1 - truth) * missing(successes, trials + 1);
    };
    const chance = missing(0, 0);
    expect(chance).toBeLessThanOrEqual(alpha);
    expect(chance).toBeGreaterThan(0);
  });

  test('stopping where one half is excluded keeps its promise; with ordinary intervals it does not', () => {
    const stopped = (interval: (successes: number, trials: number) => [number, number], random: Random): boolean => {
      let successes = 0;
      for (let trials = 1; trials <= 400; trials++) {
        if (random.next() < 0.5) successes++;
        if (!holds(interval(successes, trials), 0.5)) return true;
      }
      return false;
    };
    const random = createRandom('stopping');
    const share = (interval: (successes: number, trials: number) => [number, number]): number =>
      Array.from({ length: 400 }, () => stopped(interval, random)).filter(Boolean).length / 400;
    expect(share(proportionSequence)).toBeLessThan(0.05);
    expect(share(wilsonInterval)).toBeGreaterThan(0.2);
  });
});

describe('openMeanSequence', () => {
  test('figures that are all the same draw it to them', () => {
    const sequence = openMeanSequence();
    expect(sequence.interval()).toEqual([0, 1]);
    for (let count = 0; count < 500; count++) sequence.add(0.4);
    const [low, high] = sequence.interval();
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
    expect(high - low).toBeLessThan(0.06);
    expect(() => sequence.add(1.2)).toThrow('not between 0 and 1');
  });

  test('a small variance is used: narrower than that of yes and no of the same mean', () => {
    const random = createRandom('betting');
    const [narrow, wide] = [openMeanSequence(), openMeanSequence()];
    for (let count = 0; count < 400; count++) {
      narrow.add(0.4 + 0.2 * random.next());
      wide.add(random.next() < 0.5 ? 1 : 0);
    }
    const width = ([low, high]: [number, number]): number => high - low;
    expect(width(narrow.interval())).toBeLessThan(width(wide.interval()) / 2);
  });

  test('holds at the least favorable time', () => {
    const random = createRandom('worst time');
    let missed = 0;
    const runs = 200;
    for (let run = 0; run < runs; run++) {
      const sequence = openMeanSequence({ candidates: 100 });
      let isMissed = false;
      for (let count = 0; count < 150; count++) {
        sequence.add(random.next() ** 2);
        isMissed ||= !holds(sequence.interval(), 1 / 3);
      }
      if (isMissed) missed++;
    }
    expect(missed / runs).toBeLessThan(0.06);
  });
});

test('logGamma: factorials, and Gamma(1/2) = sqrt(pi)', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13);
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(logGamma(0.25) + logGamma(0.75)).toBeCloseTo(Math.log(Math.PI * Math.SQRT2), 12);
});
