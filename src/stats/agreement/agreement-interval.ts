/** Intervals of coefficients of agreement, by drawing items again. */

import { raterAgreement } from '../rater-agreement.ts';
import { type Bootstrap, bootstrap, type Resampling } from '../resampling/bootstrap.ts';
import { countLabels, type Label, type LabelCounts, pairsAlike, type Ratings } from './counts.ts';
import { fleissOf } from './fleiss-kappa.ts';
import { gwetOf } from './gwet-ac1.ts';
import { krippendorffOf, type Scale } from './krippendorff-alpha.ts';

export interface AgreementWithInterval {
  readonly value: number;
  /** 95 %, by BCa over items, by percentiles where there is none. Raters are taken for those there are. */
  readonly interval: readonly [number, number];
  readonly items: number;
}

export type Coefficient =
  | { readonly name: 'percent' }
  | { readonly name: 'fleiss' }
  | { readonly name: 'gwet'; readonly labels?: readonly Label[] }
  | { readonly name: 'krippendorff'; readonly scale: Scale };

/**
 * Null where the coefficient is not defined, or there are fewer than two items. A draw of items that have one label alone counts as
 * full agreement, which it is.
 */
export function agreementInterval(
  ratings: Ratings,
  coefficient: Coefficient,
  resampling: Resampling,
): AgreementWithInterval | null {
  const { labels, items } = countLabels(ratings, coefficient.name === 'gwet' ? coefficient.labels : []);
  const of = (drawn: readonly (readonly number[])[]): number | null =>
    coefficientOf({ labels, items: drawn }, coefficient);
  return intervalOf(items, of, resampling);
}

/** Cohen's kappa of two raters; `raterAgreement` has the interval of large samples. */
export function cohenInterval(
  first: readonly string[],
  second: readonly string[],
  resampling: Resampling,
): AgreementWithInterval | null {
  const pairs = first.map((answer, item) => [answer, second[item] as string] as const);
  const of = (drawn: readonly (readonly [string, string])[]): number | null =>
    raterAgreement(
      drawn.map(([one]) => one),
      drawn.map(([, other]) => other),
    ).kappa;
  return intervalOf(pairs, of, resampling);
}

function intervalOf<Unit>(
  units: readonly Unit[],
  of: (units: readonly Unit[]) => number | null,
  resampling: Resampling,
): AgreementWithInterval | null {
  const value = of(units);
  if (value === null || units.length < 2) return null;
  const found: Bootstrap = bootstrap(units, (drawn) => of(drawn) ?? 1, resampling);
  return { value, interval: found.bca ?? found.percentile, items: units.length };
}

function coefficientOf(counts: LabelCounts, coefficient: Coefficient): number | null {
  if (coefficient.name === 'percent') return pairsAlike(counts);
  if (coefficient.name === 'fleiss') return fleissOf(counts);
  return coefficient.name === 'gwet' ? gwetOf(counts) : krippendorffOf(counts, coefficient.scale);
}
