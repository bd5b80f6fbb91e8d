/**
 * How probable each label is as an answer, from the probabilities of tokens. A label is written in many ways (` Yes`, `yes`, `(A)`, `A`),
 * and servers tell of the likeliest tokens alone: what they do not tell of is kept as a bound, and never taken for zero.
 */
import type { TokenChoice } from '../../models/token-choice.ts';
import { bareLabel, labelIn, withoutOpening } from './label-text.ts';

export interface LabelMass {
  /** Of each label, 0 to 1: the sum over its spellings. */
  readonly mass: readonly number[];
  /** Of all labels together, 0 to 1: what is missing is refusal, a preamble, or a token that was not told of. */
  readonly coverage: number;
  /** What no token that was told of accounts for, 0 to 1: each label may have as much more. */
  readonly untold: number;
}

/** A label is hardly spelled in more tokens than these before it can be told from the others. */
const DEEPEST = 3;

export interface LabelMassOptions {
  /** Whether the beginning of a label is none: `The` may begin `their`, and begins many a sentence. Default: false. */
  readonly whole?: boolean;
}

/** @param tokens of the reply, from its first; each with what else could have stood there */
export function labelMass(
  tokens: readonly TokenChoice[],
  labels: readonly string[],
  { whole = false }: LabelMassOptions = {},
): LabelMass {
  const bare = labels.map(bareLabel);
  const mass = bare.map(() => 0);
  const untold = addMass({ tokens, labels, bare, mass, whole }, 0, 1, '');
  return {
    mass,
    coverage: Math.min(
      1,
      mass.reduce((sum, one) => sum + one, 0),
    ),
    untold,
  };
}

interface Reading {
  readonly tokens: readonly TokenChoice[];
  readonly labels: readonly string[];
  readonly bare: readonly string[];
  readonly mass: number[];
  readonly whole: boolean;
}

/**
 * Adds what stands at one place to the labels that it decides for. Where the token that was drawn decides nothing yet (a space,
 * an opening bracket, the first letters of two labels), the next place does, which is known after that token alone.
 *
 * @returns the probability that is not told of
 */
function addMass(reading: Reading, at: number, weight: number, before: string): number {
  const place = reading.tokens[at];
  if (place === undefined) return weight;
  let untold = weight;
  for (const { token, logprob } of alternativesAt(place)) {
    const probability = weight * Math.exp(logprob);
    untold -= probability;
    const said = `${before}${token}`;
    const decided = decidedBy(said, reading);
    if (typeof decided === 'number' && !isOtherwise(reading, at, said, token))
      reading.mass[decided] = (reading.mass[decided] as number) + probability;
    else if (decided === 'open')
      untold += token === place.token && at + 1 < DEEPEST ? addMass(reading, at + 1, probability, said) : probability;
  }
  return Math.min(1, Math.max(0, untold));
}

/** Whether what was drawn goes on as something else than the label that it begins: `A person`, `N/A`. What was not drawn may go on as anything. */
function isOtherwise({ tokens, labels }: Reading, at: number, said: string, token: string): boolean {
  const more = tokens.slice(at + 1).map((next) => next.token);
  return token === tokens[at]?.token && more.length > 0 && labelIn(said + more.join(''), labels) === null;
}

/** The token that was drawn need not be among the likeliest; none counts twice. */
function alternativesAt({ token, logprob, alternatives }: TokenChoice): TokenChoice['alternatives'] {
  return alternatives.some((other) => other.token === token) ? alternatives : [...alternatives, { token, logprob }];
}

/** The label that can alone be meant; `open` where more has to be read; null where it is no label. */
function decidedBy(said: string, { bare, whole }: Reading): number | 'open' | null {
  const text = withoutOpening(said);
  if (text === '') return 'open';
  if (whole && bare.some((label) => label !== text && label.startsWith(text))) {
    const exact = bare.indexOf(text);
    return exact < 0 ? 'open' : exact;
  }
  const fitting = bare.flatMap((label, at) => (label.startsWith(text) || goesOn(text, label) ? [at] : []));
  if (fitting.length === 0) return null;
  return fitting.length === 1 ? (fitting[0] as number) : 'open';
}

/** `Yes,` and `A)` are labels with what comes after them. */
function goesOn(text: string, label: string): boolean {
  return label !== '' && text.startsWith(label) && /^[^\p{L}\p{N}]/u.test(text.slice(label.length));
}
