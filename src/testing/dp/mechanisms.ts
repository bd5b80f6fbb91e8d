/** Every mechanism of differentially private releases on worst-case inputs, as it is and broken in the ways it might be. */
import { noiseFor } from '../../privacy/dp/budget.ts';
import { type CountParameters, noisyCounts, type TopicRow } from '../../privacy/dp/count-mechanism.ts';
import { type DpRow, type KeywordParameters, noisyKeywords } from '../../privacy/dp/keyword-mechanism.ts';
import { keywordThreshold } from '../../privacy/dp/keyword-threshold.ts';
import { type Mechanism, noiseOf } from '../../privacy/dp/mechanism.ts';
import type { Audited } from './audit.ts';
import { wholeRelease } from './whole-release.ts';

/** How a mechanism may be broken. */
export type Break = 'halved noise' | 'unbounded contribution' | 'fixed seed' | 'low threshold';

/** Stated of each mechanism: large enough for few runs to tell what is broken. */
const EPSILON = 1;
const DELTA = 0.02;
/** Of a whole release: what is rare there should not drown in it. */
const DELTA_OF_ALL = 0.005;
const BOUND = 2;
/** What the account has beyond the bound. */
const MANY = 6;
const OTHERS = 40;

const right = noiseFor(EPSILON * 10_000, BOUND);

function broken(how: Break | null) {
  return {
    noise: how === 'halved noise' ? { ...right, numerator: 2 * right.numerator } : right,
    bound: how === 'unbounded contribution' ? MANY : BOUND,
    threshold: keywordThreshold(right, BOUND, DELTA) - (how === 'low threshold' ? 3 : 0),
    secretOf: (secret: Uint8Array) => (how === 'fixed seed' ? new Uint8Array(32) : secret),
  };
}

const nameOf = (what: string, how: Break | null): string => (how === null ? what : `${what}, ${how}`);

/** Words that many use already: the account adds itself to each that it may name. */
function commonWords(how: Break | null): Audited {
  const { noise, bound, threshold, secretOf } = broken(how);
  const words = Array.from({ length: MANY }, (_, word) => `word${word}`);
  const rowOf = (account: string, own: readonly string[]): DpRow => ({
    account,
    text: '',
    words: own.map((word, rank) => ({ word, score: -rank })),
  });
  // Others name one word each, so that they are the same whatever the bound.
  const others = words.flatMap((word) => Array.from({ length: OTHERS }, (_, n) => rowOf(`${word}/${n}`, [word])));
  const parameters: KeywordParameters = { words: bound, noise, threshold };
  return {
    name: nameOf('words that many use', how),
    epsilon: EPSILON,
    delta: DELTA,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const rows = hasAccount ? [...others, rowOf('account', words)] : others;
      const found = noisyKeywords(rows, parameters, (word) => noiseIn('keyword', word));
      const seen = words.map((word) => found.find((keyword) => keyword.word === word)?.count ?? null);
      const changed = seen.slice(0, bound);
      return { score: changed.filter((count) => count !== null && count > OTHERS).length, seen: JSON.stringify(seen) };
    },
  };
}

/** Words that nobody else has: only the threshold keeps them back. */
function ownWords(how: Break | null): Audited {
  const { noise, bound, threshold, secretOf } = broken(how);
  const own: DpRow = {
    account: 'account',
    text: '',
    words: Array.from({ length: MANY }, (_, word) => ({ word: `own${word}`, score: -word })),
  };
  return {
    name: nameOf('words of its own', how),
    epsilon: EPSILON,
    delta: DELTA,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const parameters = { words: bound, noise, threshold };
      const found = noisyKeywords(hasAccount ? [own] : [], parameters, (word) => noiseIn('keyword', word));
      return { score: found.length, seen: JSON.stringify(found) };
    },
  };
}

/** One topic that all conversations of the account are about. */
function topicCounts(how: Break | null): Audited {
  const { noise, bound, secretOf } = broken(how);
  const rowsOf = (account: string, count: number): TopicRow[] =>
    Array.from({ length: count }, (_, order) => ({ account, topic: 0, order: String(order) }));
  const others = Array.from({ length: OTHERS }, (_, n) => rowsOf(`other${n}`, 1)).flat();
  const parameters: CountParameters = { conversations: bound, noise };
  return {
    name: nameOf('counts of topics', how),
    epsilon: EPSILON,
    delta: 0,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const rows = hasAccount ? [...others, ...rowsOf('account', MANY)] : others;
      const [count = 0] = noisyCounts(rows, 1, parameters, () => noiseIn('topic', 'only'));
      return { score: Math.min(MANY, Math.max(0, count - OTHERS)), seen: String(count) };
    },
  };
}

/** All of a release, from conversations to what is written: both mechanisms share what is stated. */
function endToEnd(how: Break | null): Audited {
  const { noise, bound, secretOf } = broken(how);
  const shared = { ...noise, denominator: 2 * noise.denominator };
  const mechanism: Mechanism = {
    budget: { epsilon: EPSILON * 10_000, delta: DELTA_OF_ALL },
    keywords: { words: bound, noise: shared, threshold: keywordThreshold(shared, BOUND, DELTA_OF_ALL) },
    counts: { conversations: bound, noise: shared },
  };
  return {
    name: nameOf('a whole release', how),
    epsilon: EPSILON,
    delta: DELTA_OF_ALL,
    run: (secret, hasAccount) => wholeRelease(mechanism, secretOf(secret), hasAccount),
  };
}

/** Each as it is, and in every way in which it can be broken that an account would notice. */
export const mechanisms: readonly { readonly right: Audited; readonly broken: readonly Audited[] }[] = [
  audited(commonWords, ['halved noise', 'unbounded contribution', 'fixed seed']),
  // Known noise alone does not lift a word over the threshold.
  audited(ownWords, ['low threshold', 'unbounded contribution']),
  audited(topicCounts, ['halved noise', 'unbounded contribution', 'fixed seed']),
  audited(endToEnd, ['halved noise', 'unbounded contribution', 'fixed seed']),
];

function audited(make: (how: Break | null) => Audited, ways: readonly Break[]) {
  return { right: make(null), broken: ways.map(make) };
}
