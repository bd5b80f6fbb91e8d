/** Confidence sequences where looking at them decides when to stop. */
import { wilsonInterval } from '../../stats/intervals.ts';
import { openMeanSequence } from '../../stats/sequential/mean-sequence.ts';
import { proportionSequence } from '../../stats/sequential/proportion-sequence.ts';
import { type CoverageRow, type Sampled, sampled } from './row.ts';

const MOST = 300;

type Interval = (successes: number, trials: number) => [number, number];
/** Whether to stop, given the interval there is. */
type Stops = (interval: readonly [number, number], trials: number) => boolean;

const excludes =
  (value: number): Stops =>
  ([low, high]) =>
    value < low || value > high;

function proportion(
  method: string,
  interval: Interval,
  share: number,
  stop: { name: string; stops: Stops },
  isInside: boolean,
): CoverageRow {
  return {
    method,
    promise: 'anytime',
    world: `p ${share}, stopped ${stop.name}, at ${MOST} at the latest`,
    isInside,
    run: (random): Sampled => {
      let successes = 0;
      for (let trials = 1; ; trials++) {
        if (random.next() < share) successes++;
        const found = interval(successes, trials);
        if (trials === MOST || stop.stops(found, trials)) return sampled(found, share);
      }
    },
  };
}

const half = { name: 'when one half is excluded', stops: excludes(0.5) };
const narrow = { name: 'when it is 0.15 wide', stops: ([low, high]: readonly [number, number]) => high - low < 0.15 };
/** What an adversary would do: nobody knows the truth, but no rule can be worse than this one. */
const worst = (share: number) => ({ name: 'when the truth is excluded', stops: excludes(share) });

function mean(name: string, draw: (uniform: number) => number, truth: number): CoverageRow {
  return {
    method: 'confidence sequence, mean',
    promise: 'anytime',
    world: `${name}, stopped when the truth is excluded, at 150 at the latest`,
    isInside: true,
    run: (random) => {
      const sequence = openMeanSequence({ candidates: 50 });
      for (let count = 1; ; count++) {
        sequence.add(draw(random.next()));
        const found = sampled(sequence.interval(), truth);
        if (!found.holds || count === 150) return found;
      }
    },
  };
}

export const sequenceRows: readonly CoverageRow[] = [
  ...[0.5, 0.55, 0.7].map((share) => proportion('confidence sequence, share', proportionSequence, share, half, true)),
  proportion('confidence sequence, share', proportionSequence, 0.2, narrow, true),
  ...[0.05, 0.3, 0.5].map((share) =>
    proportion('confidence sequence, share', proportionSequence, share, worst(share), true),
  ),
  proportion('Wilson, looked at again and again', wilsonInterval, 0.5, half, false),
  mean('figures 0 to 1, uniform', (uniform) => uniform, 0.5),
  mean('figures mostly near 0', (uniform) => uniform ** 4, 0.2),
];
