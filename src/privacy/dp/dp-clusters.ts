/** Topics and their parents as a release shows them, made of noisy keywords and noisy counts. */
import type { PublicCluster, PublicClusters } from '../../public-records/release.ts';
import type { GateNode } from '../gate-input.ts';
import type { Thresholds } from '../thresholds.ts';
import type { Keyword } from './keyword-mechanism.ts';
import type { Mechanism } from './mechanism.ts';
import { noiseReach } from './noise-reach.ts';
import { noisyShareInterval } from './noisy-share.ts';

/** A word with the noisy number of conversations that it is the nearest one to. */
export interface CountedWord extends Keyword {
  readonly conversations: number;
}

/** A node of the tree over the topics that are shown, with its place: by the vectors of words and noisy counts alone. */
export interface TopicPlace extends Omit<GateNode, 'children'> {
  /** Positions of the words below it; of a topic, its own. No word is in two topics. */
  readonly words: readonly number[];
  readonly position: readonly [number, number];
  readonly spread: number;
  readonly neighbours: readonly string[];
}

/** Of one topic: noise alone makes one of nothing with half of that probability. */
const MISS = 0.05;

/**
 * Least noisy count with which a topic may be shown: then its accounts are about the least number of accounts too, and noise
 * alone would hardly have made it.
 *
 * @param terms how many noisy counts it is the sum of
 */
export function leastCount(
  { minConversations, minAccounts }: Thresholds,
  { counts: { conversations, noise } }: Mechanism,
  terms: number,
): number {
  return Math.max(minConversations, minAccounts * conversations, 1 + noiseReach(terms, noise, MISS));
}

const NAMED_WORDS = 3;
const DESCRIBED_WORDS = 8;

export function conversationsOf(words: readonly CountedWord[]): number {
  return words.reduce((sum, { conversations }) => sum + conversations, 0);
}

export function dpClusters(
  words: readonly CountedWord[],
  places: readonly TopicPlace[],
  { counts: { noise } }: Mechanism,
): PublicClusters {
  const wordsOf = (positions: readonly number[]) => positions.map((word) => words[word] as CountedWord);
  const shown = wordsOf(places.filter(({ level }) => level === 0).flatMap((place) => place.words));
  const total = conversationsOf(shown);
  const clusters = places.map(({ id, parent, level, words: positions, position: [x, y], spread, neighbours }) => {
    const own = wordsOf(positions);
    const conversations = conversationsOf(own);
    const all = { conversations: total, terms: shown.length };
    const [low, high] = noisyShareInterval({ conversations, terms: own.length }, all, noise);
    const cluster: PublicCluster = {
      id,
      parent,
      level,
      ...nameOf(own),
      conversations,
      accounts: 0,
      share: rounded(conversations / total, 6),
      shareInterval: [rounded(low, 4), rounded(high, 4)],
      position: [rounded(x, 2), rounded(y, 2)],
      spread: rounded(spread, 2),
      neighbours: [...neighbours],
      withheld: null,
      noisyCounts: own.length,
    };
    return cluster;
  });
  const support = { conversations: total, accounts: 0 };
  return { total: support, named: support, withheld: null, clusters };
}

/** The words that most accounts used, as a name; a few more of them as a description. */
function nameOf(words: readonly Keyword[]): Pick<PublicCluster, 'name' | 'description' | 'wordSupport'> {
  const most = words.toSorted((left, right) => right.count - left.count || (left.word < right.word ? -1 : 1));
  const described = most.slice(0, DESCRIBED_WORDS).map(({ word }) => word);
  const name = described.slice(0, NAMED_WORDS).join(', ');
  return {
    name: name.slice(0, 1).toUpperCase() + name.slice(1),
    description: `Words: ${described.join(', ')}.`,
    wordSupport: Math.min(...most.slice(0, DESCRIBED_WORDS).map(({ count }) => count)),
  };
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale + 0;
}
