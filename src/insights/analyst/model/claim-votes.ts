/** One group, one vote: which claims enough groups make, counted with noise. */
import { hashOf } from '../../../core/hash.ts';
import { keyedStream } from '../../../core/keyed-stream.ts';
import { discreteLaplace, type Rational } from '../../../privacy/discrete-laplace.ts';
import { supportStep } from '../../../privacy/thresholds.ts';
import { isSensitive, type NameTerm, standingTogether } from '../sensitive/side-by-side.ts';
import { type Item, itemsOf } from './claim-items.ts';
import { type ClaimRule, sensitiveExtra } from './claim-rule.ts';
import type { GroupClaims } from './claims-prompt.ts';

interface Counted extends Omit<Item, 'form' | 'isLabelled'> {
  /** Groups that say it. */
  votes: number;
  /** Those of them that call it sensitive. */
  labels: number;
  /** How it is written, by the number of groups. */
  readonly forms: Map<string, number>;
}

export interface SurvivingClaim extends NameTerm {
  /** What it is counted under. */
  readonly item: string;
  /** In a form that many groups use. */
  readonly text: string;
  /** Groups that make it, at least, in steps and by the noisy count. */
  readonly support: number;
}

/**
 * By how many groups each is made is left behind here, but for wide steps: what stands first in a name would else tell of a single
 * vote, at more thresholds than one that its noise can hide.
 */
export interface SurvivingClaims {
  /** Whole claims, then single words of them; each in the order of the alphabet. */
  readonly claims: readonly SurvivingClaim[];
  /** Stems of the words that may be used. */
  readonly words: ReadonlySet<string>;
}

/**
 * A word may be used where it passes by itself, and a claim where it and all its words do: else a word would have as many
 * chances to pass by noise as there are claims that hold it. Beside a sensitive word nothing may be used that tells whose it is.
 */
export function survivingClaims(lists: readonly GroupClaims[], rule: ClaimRule, secret: Uint8Array): SurvivingClaims {
  // The same lists have the same noise under any thresholds, so that another release tells nothing more; other lists have other noise.
  const input = hashOf(lists);
  const passed = [...countedIn(lists)].flatMap(([item, { stems, kind, votes, labels, forms }]): SurvivingClaim[] => {
    const isListed = kind === undefined && isSensitive({ stems });
    const counted = votes - sensitiveExtra(rule, isListed, labels);
    const shown = counted + noiseOf(`votes ${input} ${item}`, rule.epsilon, secret) - rule.margin;
    if (counted < rule.support || shown < rule.support) return [];
    // What lists ask for is known beforehand. How many groups call it sensitive is not, and stays out of what is told.
    const support = supportStep(shown + sensitiveExtra(rule, isListed, 0), rule.support);
    const noise = (form: string) => noiseOf(`form ${input} ${item} ${form}`, rule.spelling, secret);
    return [{ item, text: mostUsed(forms, noise), stems, kind, support }];
  });
  const together = standingTogether(passed.sort(subjectFirst));
  // The name of a kind says no more than itself: its words are free where it passes.
  const words = new Set(together.flatMap(({ stems, kind }) => (stems.length === 1 || kind !== undefined ? stems : [])));
  const claims = together.filter(({ stems }) => stems.every((stem) => words.has(stem)));
  // Groups may say in their own words what stands for a kind.
  const different = new Map(claims.map((claim) => [claim.text, claim]));
  return { claims: [...different.values()].sort(wholeFirst), words };
}

function noiseOf(name: string, epsilon: Rational | null, secret: Uint8Array): number {
  return epsilon === null ? 0 : discreteLaplace(keyedStream(secret, name), epsilon);
}

function countedIn(lists: readonly GroupClaims[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const list of lists) {
    for (const [item, { form, isLabelled, ...said }] of itemsOf(list)) {
      const known = counted.get(item) ?? { ...said, votes: 0, labels: 0, forms: new Map<string, number>() };
      known.votes++;
      known.labels += Number(isLabelled);
      known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
      counted.set(item, known);
    }
  }
  return counted;
}

/** The form of the greatest noisy count ("report noisy max": Dwork and Roth 2014, section 3.3). */
function mostUsed(forms: ReadonlyMap<string, number>, noise: (form: string) => number): string {
  const counts = [...forms].map(([form, groups]) => ({ form, count: groups + noise(form) }));
  const [most] = counts.sort((left, right) => right.count - left.count || (left.form < right.form ? -1 : 1));
  return most?.form ?? '';
}

/** A sensitive word that has the support is what the cluster is about; a kind gives way to what would stand beside it. */
function subjectFirst(left: SurvivingClaim, right: SurvivingClaim): number {
  const rank = (claim: SurvivingClaim): number => (claim.kind !== undefined ? 2 : isSensitive(claim) ? 0 : 1);
  return rank(left) - rank(right) || wholeFirst(left, right);
}

function wholeFirst(left: SurvivingClaim, right: SurvivingClaim): number {
  return right.stems.length - left.stems.length || (left.text < right.text ? -1 : 1);
}
