/** How far probabilities are from what turned out, and why. */
import { meanOf } from '../mean.ts';
import type { Forecasts } from './forecast.ts';
import { type Binning, binItems } from './reliability.ts';

export interface Brier {
  /** Mean squared distance, 0 (always right and sure) to 1 (Brier 1950). */
  readonly score: number;
  /** Squared distance of shares from mean probabilities of bins: 0 is calibrated. */
  readonly reliability: number;
  /** How far the shares of bins differ from that of all: what the rater tells apart. */
  readonly resolution: number;
  /** Of outcomes themselves, share * (1 - share). */
  readonly uncertainty: number;
  /** What bins hide: 0 where all probabilities of a bin are equal. */
  readonly withinBins: number;
}

/**
 * score = reliability - resolution + uncertainty (Murphy 1973) + what varies within bins (Stephenson, Coelho, Jolliffe 2008, Weather
 * and Forecasting 23:752: their variance less their covariance), exactly, however many bins.
 */
export function brier(forecasts: Forecasts, binning: Binning = {}): Brier {
  const bins = binItems(forecasts, binning);
  const all = forecasts.outcomes.length;
  const outcomes = forecasts.outcomes.map(Number);
  const base = meanOf(outcomes);
  let [score, reliability, resolution, withinBins] = [0, 0, 0, 0];
  for (const items of bins) {
    const [said, found] = [
      items.map((item) => forecasts.probabilities[item] as number),
      items.map((item) => outcomes[item] as number),
    ];
    const [probability, share] = [meanOf(said), meanOf(found)];
    reliability += (items.length * (probability - share) ** 2) / all;
    resolution += (items.length * (share - base) ** 2) / all;
    said.forEach((own, place) => {
      const outcome = found[place] as number;
      score += (own - outcome) ** 2 / all;
      withinBins += ((own - probability) ** 2 - 2 * (own - probability) * (outcome - share)) / all;
    });
  }
  return { score, reliability, resolution, uncertainty: base * (1 - base), withinBins };
}
