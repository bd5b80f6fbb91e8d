/** Whether of items that were given a probability so many have the label (the reliability diagram: Murphy and Winkler 1977). */
import { wilsonInterval } from '../intervals.ts';
import { type Forecasts, requireForecasts } from './forecast.ts';

export interface ReliabilityBin {
  /** Least and greatest probability of its items. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  /** Of its items with the label. */
  readonly share: number;
  /** 95 % of the share, Wilson. */
  readonly interval: readonly [number, number];
}

export interface Reliability {
  /** In ascending order; without empty ones. */
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean distance of share and probability, by items (Naeini, Cooper, Hauskrecht 2015). */
  readonly expectedError: number;
  readonly greatestError: number;
}

export interface Binning {
  /** 10 where it is left out. */
  readonly bins?: number;
  /** As wide as one another, or of as many items (equal probabilities stay together); `width` where it is left out. */
  readonly by?: 'width' | 'count';
}

export function reliability(forecasts: Forecasts, binning: Binning = {}): Reliability {
  const { probabilities, outcomes } = forecasts;
  const bins = binItems(forecasts, binning).map((items): ReliabilityBin => {
    const own = items.map((item) => probabilities[item] as number);
    const yes = items.filter((item) => outcomes[item]).length;
    return {
      from: own[0] as number,
      to: own.at(-1) as number,
      count: items.length,
      meanProbability: own.reduce((sum, probability) => sum + probability, 0) / items.length,
      share: yes / items.length,
      interval: wilsonInterval(yes, items.length),
    };
  });
  const errors = bins.map(({ share, meanProbability }) => Math.abs(share - meanProbability));
  const weighed = bins.reduce((sum, { count }, bin) => sum + count * (errors[bin] as number), 0);
  return { bins, expectedError: weighed / probabilities.length, greatestError: Math.max(...errors) };
}

/** Items of each bin, by probability. */
export function binItems(forecasts: Forecasts, { bins = 10, by = 'width' }: Binning): number[][] {
  requireForecasts(forecasts);
  const { probabilities } = forecasts;
  const of = (item: number): number => probabilities[item] as number;
  const order = [...probabilities.keys()].sort((left, right) => of(left) - of(right));
  const first = new Map<number, number>();
  order.forEach((item, place) => {
    if (!first.has(of(item))) first.set(of(item), place);
  });
  const binOf = (item: number): number =>
    by === 'width'
      ? Math.min(bins - 1, Math.floor(of(item) * bins))
      : Math.floor(((first.get(of(item)) as number) * bins) / order.length);
  return [...Map.groupBy(order, binOf).values()];
}
