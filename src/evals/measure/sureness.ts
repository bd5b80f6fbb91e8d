/** When a set may be left before all of it is asked: an ordinary interval that is looked at again and again would be wrong too often. */
import { type MeanSequence, openMeanSequence } from '../../stats/index.ts';

export function openSureness(): MeanSequence {
  return openMeanSequence();
}

/** Whether the mean is shown to be on one side of one half, at any time at which one looks. */
export function isSure(sequence: Pick<MeanSequence, 'interval'>): boolean {
  const [low, high] = sequence.interval();
  return low > 0.5 || high < 0.5;
}
