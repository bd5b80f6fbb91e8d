/**
 * Whether a share rises or falls over time: the straight line through shares that are weighted by how many observations are behind them
 * (Cochran 1954; Armitage 1955). Windows are taken for independent samples: where the same people are in several of them, what is
 * the same in all of these does not move the line, and the interval is wider than need be.
 */
import { Z_95 } from './normal.ts';
import { chanceOf } from './share-difference.ts';

export interface ShareAt {
  /** When, in any unit. */
  readonly time: number;
  readonly share: number;
  /** Independent observations behind it, above 0. */
  readonly size: number;
}

export interface ShareTrend {
  /** Of the line, at the first time and at the last, within 0 and 1. */
  readonly first: number;
  readonly last: number;
  /** What the line rises by from the first to the last. */
  readonly difference: number;
  /** 95 %, by the variance of a share that does not change. */
  readonly interval: readonly [number, number];
  /** Two-sided chance of a line at least as steep where the share does not change. */
  readonly chance: number;
}

/** Null of fewer than three times: two always lie on a line. @param points in the order of time */
export function shareTrend(points: readonly ShareAt[]): ShareTrend | null {
  if (points.length < 3) return null;
  const size = points.reduce((sum, point) => sum + point.size, 0);
  const mean = (value: (point: ShareAt) => number): number =>
    points.reduce((sum, point) => sum + point.size * value(point), 0) / size;
  const [time, share] = [mean((point) => point.time), mean((point) => point.share)];
  const spread = points.reduce((sum, point) => sum + point.size * (point.time - time) ** 2, 0);
  const slope = points.reduce((sum, point) => sum + point.size * (point.time - time) * point.share, 0) / spread;
  const [from, to] = [(points[0] as ShareAt).time, (points.at(-1) as ShareAt).time];
  const difference = slope * (to - from);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / spread) * (to - from);
  const at = (when: number): number => Math.min(1, Math.max(0, share + slope * (when - time)));
  return {
    first: at(from),
    last: at(to),
    difference,
    interval: [difference - half, difference + half],
    chance: chanceOf(difference, half),
  };
}
