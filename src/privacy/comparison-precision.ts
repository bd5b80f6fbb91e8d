/**
 * How exactly a release tells how sure the ratio of two shares is. All that rests on how conversations are spread over accounts
 * is put into two coarse figures: a margin and degrees of freedom. Interval, p-value and q-value follow from these and from
 * shown counts, so that a reader can work them out again, and learns nothing more from them.
 */
import type { CellComparison } from '../public-records/release.ts';
import { independentError, logRatioOf, type TwoShares } from '../stats/share-ratio.ts';
import { studentQuantile, studentTail } from '../stats/student.ts';
import type { RatioError } from './account-changes.ts';

/** Steps of the margin, as logarithms of factors: each a quarter wider than the one before, from 1.02 to 4.0. */
export const MARGINS: readonly number[] = Array.from({ length: 20 }, (_, step) => 0.02 * 1.25 ** step);

/** Steps of the degrees of freedom. With fewer than the least of them nothing is said of how sure a ratio is. */
export const DEGREES: readonly number[] = [5, 8, 12, 20, 40, 100];

/** How sure a ratio is, as far as that is told. */
export interface Precision {
  /** Half of the 95 % interval of its logarithm. */
  readonly margin: number;
  readonly degrees: number;
}

/** Rounded to the side of caution; null where too few accounts carry the ratio, or where it may be four times another. */
export function precisionOf(total: TwoShares, { error, degrees }: RatioError): Precision | null {
  const told = DEGREES.findLast((step) => step <= degrees);
  if (told === undefined) return null;
  const exact = studentQuantile(told) * Math.max(error, independentError(total));
  const margin = MARGINS.find((step) => step >= exact);
  if (margin === undefined) return null;
  return precisionIn(total, { interval: shownInterval(total, margin), degrees: told }) ?? null;
}

/**
 * What an interval says of how sure a ratio is. Where several margins are shown as the same interval it is the widest of them, for who
 * tells and for who checks. Undefined where it is no interval that is shown.
 */
export function precisionIn(
  total: TwoShares,
  { interval, degrees }: Pick<NonNullable<CellComparison['sure']>, 'interval' | 'degrees'>,
): Precision | undefined {
  const margin = MARGINS.findLast((step) => shownInterval(total, step).every((end, place) => end === interval[place]));
  return margin === undefined || !DEGREES.includes(degrees) ? undefined : { margin, degrees };
}

/** Chance of a ratio at least as far from 1, where there is no difference; 1 where nothing is told. */
export function chanceOf(total: TwoShares, precision: Precision | null): number {
  if (precision === null) return 1;
  const { margin, degrees } = precision;
  return studentTail((logRatioOf(total) * studentQuantile(degrees)) / margin, degrees);
}

/** @param rate the q-value; not looked at where nothing is told */
export function shownComparison(total: TwoShares, precision: Precision | null, rate: number): CellComparison {
  const ratio = digits(Math.exp(logRatioOf(total)));
  if (precision === null) return { ratio };
  return {
    ratio,
    sure: { interval: shownInterval(total, precision.margin), degrees: precision.degrees, q: shownRate(rate) },
  };
}

/** No share is above 1: that bounds it. */
function shownInterval(total: TwoShares, margin: number): [number, number] {
  const ratio = Math.exp(logRatioOf(total));
  const most = total.otherAll / total.otherSome;
  return [digits(ratio / Math.exp(margin)), digits(Math.min(ratio * Math.exp(margin), most))];
}

/** A q-value as it is shown: up to the next thousandth, at least one. */
export function shownRate(rate: number): number {
  // What is a thousandth but for the rounding of products is no more than that.
  return Math.min(1, Math.max(1, Math.ceil(rate * 1000 - 1e-9)) / 1000);
}

/** Three significant digits. */
function digits(value: number): number {
  return Number(value.toPrecision(3));
}
