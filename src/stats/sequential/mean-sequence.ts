/**
 * An interval for the mean of figures between 0 and 1 that holds at all times at once: betting with hedged capital
 * (Waudby-Smith and Ramdas 2024, Journal of the Royal Statistical Society B 86:1). Chosen before the stitched bounds of
 * Howard et al. 2021, which need a variance known beforehand or pay for estimating it: stakes here follow the variance that is seen.
 * The price is a grid of means, and that figures have to be handed over one by one.
 */
import { requireInput } from '../input.ts';

export interface MeanSequence {
  /** The next figure, 0 to 1. */
  add(value: number): void;
  /** After what was added; [0, 1] before the first. */
  interval(): [number, number];
}

export interface MeanSequenceOptions {
  /** The chance that the truth is ever outside, over all times; 0.05 where it is left out. */
  readonly alpha?: number;
  /** Means that are tried, evenly between 0 and 1; 1,000 where it is left out. The interval is wider by one of their gaps each side. */
  readonly candidates?: number;
}

/** No stake is more than this share of what could be lost. */
const MOST = 0.5;

export function openMeanSequence({ alpha = 0.05, candidates = 1000 }: MeanSequenceOptions = {}): MeanSequence {
  const means = Float64Array.from({ length: candidates }, (_, index) => (index + 0.5) / candidates);
  // Logarithms of what bets on more, and on less, than each mean have won.
  const [above, below] = [new Float64Array(candidates), new Float64Array(candidates)];
  let [count, sum, squares] = [0, 0.5, 0.25];
  const add = (value: number): void => {
    requireInput(value >= 0 && value <= 1, 'A figure is not between 0 and 1.', 'Scale figures to 0 to 1 first.');
    count++;
    // Of what was seen before this figure alone, or betting would not be fair.
    const variance = squares / count;
    const stake = Math.sqrt((2 * Math.log(2 / alpha)) / (variance * count * Math.log(count + 1)));
    for (let index = 0; index < candidates; index++) {
      const mean = means[index] as number;
      const gain = value - mean;
      above[index] = (above[index] as number) + Math.log1p(Math.min(stake, MOST / mean) * gain);
      below[index] = (below[index] as number) + Math.log1p(-Math.min(stake, MOST / (1 - mean)) * gain);
    }
    sum += value;
    squares += (value - sum / (count + 1)) ** 2;
  };
  const interval = (): [number, number] => {
    const limit = Math.log(2 / alpha);
    const won = above.map((up, index) => Math.max(up, below[index] as number));
    const first = won.findIndex((capital) => capital < limit);
    // The set is an interval: without a candidate in it, it lies beside the one against which least was won.
    const nearest = won.indexOf(won.reduce((so, capital) => Math.min(so, capital), Number.POSITIVE_INFINITY));
    const [from, to] = first < 0 ? [nearest, nearest] : [first, won.findLastIndex((capital) => capital < limit)];
    return [Math.max(0, (from - 0.5) / candidates), Math.min(1, (to + 1.5) / candidates)];
  };
  return { add, interval };
}
