/** Every mechanism of differentially private releases on worst-case inputs, as it is and broken in the ways it might be. */
import { noiseFor } from '../../privacy/dp/budget.ts';
import { type CountParameters, noisyCounts, type TopicRow } from '../../privacy/dp/count-mechanism.ts';
import { type DpRow, type KeywordParameters, noisyKeywords } from '../../privacy/dp/keyword-mechanism.ts';
import { keywordThreshold, listedThreshold } from '../../privacy/dp/keyword-threshold.ts';
import { type Mechanism, noiseOf } from '../../privacy/dp/mechanism.ts';
import { noisyTables, type TableRow } from '../../privacy/dp/table-mechanism.ts';
import type { Audited } from './audit.ts';
import { FACET, LISTED, wholeRelease } from './whole-release.ts';

/** How a mechanism may be broken. */
export type Break =
  | 'halved noise'
  | 'unbounded contribution'
  | 'fixed seed'
  | 'low threshold'
  | 'list of what is said'
  | 'values of what is said'
  | 'areas chosen by exact counts';

/** Stated of each mechanism: large enough for few runs to tell what is broken. */
const EPSILON = 1;
const DELTA = 0.02;
/** Of a whole release: enough for its tables to be shown of few conversations; what is rare should not drown in delta. */
const EPSILON_OF_ALL = 2;
const DELTA_OF_ALL = 0.005;
const BOUND = 2;
/** What the account has beyond the bound. */
const MANY = 6;
const OTHERS = 40;
/** Below any count. */
const NEVER = 1_000;

const right = noiseFor(EPSILON * 10_000, BOUND);

function broken(how: Break | null) {
  return {
    noise: how === 'halved noise' ? { ...right, numerator: 2 * right.numerator } : right,
    bound: how === 'unbounded contribution' ? MANY : BOUND,
    threshold: keywordThreshold(right, BOUND, DELTA) - (how === 'low threshold' ? 3 : 0),
    secretOf: (secret: Uint8Array) => (how === 'fixed seed' ? new Uint8Array(32) : secret),
  };
}

const NOTHING_LISTED = { words: 0, threshold: 1 };

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
  const parameters: KeywordParameters = { words: bound, noise, threshold, listed: NOTHING_LISTED };
  return {
    name: nameOf('words that many use', how),
    epsilon: EPSILON,
    delta: DELTA,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const rows = hasAccount ? [...others, rowOf('account', words)] : others;
      const found = noisyKeywords(rows, new Set(), parameters, (word) => noiseIn('keyword', word));
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
      const parameters = { words: bound, noise, threshold, listed: NOTHING_LISTED };
      const found = noisyKeywords(hasAccount ? [own] : [], new Set(), parameters, (word) => noiseIn('keyword', word));
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

/** Words of a list that nobody else says: each has a count all the same, so they may be shown from a low threshold on. */
function listedWords(how: Break | null): Audited {
  const { noise, bound, secretOf } = broken(how);
  const words = Array.from({ length: MANY }, (_, word) => `word${word}`);
  const listed = new Set(words);
  // A word that only shows once somebody says it is not counted in any case.
  const listedIn = (hasAccount: boolean) =>
    how === 'list of what is said' && !hasAccount ? new Set<string>() : listed;
  const own: DpRow = { account: 'account', text: '', words: words.map((word, rank) => ({ word, score: -rank })) };
  const parameters = { words: bound, noise, threshold: 1, listed: { words: listed.size, threshold: -NEVER } };
  return {
    name: nameOf('words of a list', how),
    epsilon: EPSILON,
    delta: 0,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const found = noisyKeywords(hasAccount ? [own] : [], listedIn(hasAccount), parameters, (word) =>
        noiseIn('keyword', word),
      );
      const seen = words.map((word) => found.find((keyword) => keyword.word === word)?.count ?? null);
      const score = seen.slice(0, bound).filter((count) => count !== null && count > 0).length;
      return { score, seen: JSON.stringify(seen) };
    },
  };
}

/** Others have the first value. The account has it too, beyond the bound; or it alone has the last, where values come from what is said. */
const LAST = FACET.labels.length - 1;
/** So large that areas are counted, whatever the noise; and so small that all is spent on the conversations of all. */
const [LARGE, SMALL] = [1_000, 0];
/** Beyond all other scores: what shows without any noise. */
const PLAIN = 100;

/** The table of a facet that all conversations of the account have one value of, counted in all, by value, by area and value. */
function tables(how: Break | null): Audited {
  const chosen = (hasAccount: boolean) => (how === 'areas chosen by exact counts' && !hasAccount ? SMALL : LARGE);
  return auditedTables('tables', how, chosen);
}

/** The same where areas are not counted, so that the values of all have what these would have had. */
function tablesOfAll(how: Break | null): Audited {
  return auditedTables('tables of all alone', how, () => SMALL);
}

function auditedTables(what: string, how: Break | null, sizeOfArea: (hasAccount: boolean) => number): Audited {
  const { bound, secretOf } = broken(how);
  const areOwn = how === 'values of what is said';
  const value = areOwn ? LAST : 0;
  const rowsOf = (account: string, count: number, values: readonly number[]): TableRow[] =>
    Array.from({ length: count }, (_, order) => ({ account, topic: 0, values, order: String(order) }));
  const others = Array.from({ length: OTHERS }, (_, n) => rowsOf(`other${n}`, 1, [0])).flat();
  const mechanism = tableMechanism(how, { words: 0, counts: 0, slots: 3 });
  const facetOf = (hasAccount: boolean) =>
    areOwn && !hasAccount ? { ...FACET, labels: FACET.labels.slice(0, LAST) } : FACET;
  const beyond = (count = 0) => Math.min(bound, Math.max(0, count - OTHERS));
  return {
    name: nameOf(what, how),
    epsilon: EPSILON,
    delta: 0,
    run: (secret, hasAccount) => {
      const noiseIn = noiseOf(secretOf(secret), String(hasAccount));
      const rows = hasAccount ? [...others, ...rowsOf('account', MANY, [value])] : others;
      const areas = { ofTopic: [0], sums: [{ conversations: sizeOfArea(hasAccount), terms: 1 }] };
      const { total, tables: made } = noisyTables(rows, [facetOf(hasAccount)], areas, mechanism, noiseIn);
      const { all = [], areas: byArea = null } = made[0] ?? {};
      // A count tells more the more is spent on it.
      const ofAll = (byArea === null ? 2 : 1) * beyond(all[0]);
      const plain = PLAIN * (all.length + (byArea === null ? 0 : 1));
      const score = plain + beyond(total) + ofAll + beyond(byArea?.[0]?.[0]);
      return { score, seen: JSON.stringify([total, all, byArea]) };
    },
  };
}

/** How many equal parts of epsilon words, counts and each slot of tables have. */
interface Parts {
  readonly words: number;
  readonly counts: number;
  readonly slots: number;
}

function tableMechanism(how: Break | null, parts: Parts, epsilon = EPSILON): Mechanism {
  const { bound } = broken(how);
  const part = (epsilon * 10_000) / (parts.words + parts.counts + parts.slots);
  const louder = how === 'halved noise' ? 2 : 1;
  const spent = (some: number) => Math.floor(part * some) * louder;
  // Noise is that of the bound that is stated, whatever counts.
  const keywords = noiseFor(Math.max(1, spent(parts.words)), 1);
  return {
    budget: { epsilon: epsilon * 10_000, delta: DELTA_OF_ALL },
    shares: { keywords: spent(parts.words), counts: spent(parts.counts), slot: spent(1) * (bound / BOUND) },
    keywords: {
      words: 1,
      noise: keywords,
      threshold: keywordThreshold(keywords, 1, DELTA_OF_ALL),
      listed: { words: LISTED.size, threshold: listedThreshold(keywords, LISTED.size) },
    },
    counts: { conversations: bound, noise: noiseFor(Math.max(1, spent(parts.counts)), BOUND) },
    tables: [{ name: FACET.name, values: FACET.labels.length }],
  };
}

/** All of a release, from conversations to what is written: words, counts and tables share what is stated. */
function endToEnd(how: Break | null): Audited {
  const { secretOf } = broken(how);
  const mechanism = tableMechanism(how, { words: 1, counts: 1, slots: 3 }, EPSILON_OF_ALL);
  return {
    name: nameOf('a whole release', how),
    epsilon: EPSILON_OF_ALL,
    delta: DELTA_OF_ALL,
    run: (secret, hasAccount) => wholeRelease(mechanism, secretOf(secret), hasAccount),
  };
}

/** Each as it is, and in every way in which it can be broken that an account would notice. */
export const mechanisms: readonly { readonly right: Audited; readonly broken: readonly Audited[] }[] = [
  audited(commonWords, ['halved noise', 'unbounded contribution', 'fixed seed']),
  // Known noise alone does not lift a word over the threshold.
  audited(ownWords, ['low threshold', 'unbounded contribution']),
  audited(listedWords, ['halved noise', 'unbounded contribution', 'fixed seed', 'list of what is said']),
  audited(topicCounts, ['halved noise', 'unbounded contribution', 'fixed seed']),
  audited(tables, [
    'halved noise',
    'unbounded contribution',
    'fixed seed',
    'values of what is said',
    'areas chosen by exact counts',
  ]),
  audited(tablesOfAll, ['halved noise', 'unbounded contribution', 'fixed seed']),
  audited(endToEnd, ['halved noise', 'unbounded contribution', 'fixed seed']),
];

function audited(make: (how: Break | null) => Audited, ways: readonly Break[]) {
  return { right: make(null), broken: ways.map(make) };
}
