/** When a claim counts as said by enough people. */
import type { Rational } from '../../../privacy/discrete-laplace.ts';
import { sensitiveSupport } from '../sensitive/sensitive-words.ts';

export interface ClaimRule {
  /** The number *t* of groups, and so of different accounts, that really make it. */
  readonly support: number;
  /** By how much its noisy count has to pass that. */
  readonly margin: number;
  /** Of the noise in each count; null for none. */
  readonly epsilon: Rational | null;
  /** Of the noise in each count of a way to write it; null for none. */
  readonly spelling: Rational | null;
}

/** Somebody who makes all but one of the votes needed by himself learns of the last one no more than this tells. */
export const EPSILON: Rational = { numerator: 1, denominator: 1 };
/** Which of its forms is shown tells of a last vote too, and matters less: more noise. */
export const SPELLING_EPSILON: Rational = { numerator: 1, denominator: 4 };
/** The count really needed is passed by chance where the noise is as high: once in 28 times. */
export const MARGIN = 3;

/**
 * Groups that a claim needs beyond those that others do. One on the lists of sensitive words needs twice the support: of twenty groups
 * ten, so that a name holds it only where the cluster is about it. One that groups themselves call sensitive needs one more for each
 * of them, up to as many: whoever calls a word sensitive, or does not, moves what is counted of it by one at most.
 */
export function sensitiveExtra({ support }: ClaimRule, isListed: boolean, labels: number): number {
  const most = sensitiveSupport(support) - support;
  return isListed ? most : Math.min(labels, most);
}

/** For own eyes alone there is nobody to hide one vote from. */
export function claimRule(preset: string, support: number): ClaimRule {
  return preset === 'local'
    ? { support, margin: 0, epsilon: null, spelling: null }
    : { support, margin: MARGIN, epsilon: EPSILON, spelling: SPELLING_EPSILON };
}
