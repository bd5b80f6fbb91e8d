/** A whole differentially private release of a tiny made-up input, without and with one account more. */
import { dpContent } from '../../insights/dp-content.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { Mechanism } from '../../privacy/dp/mechanism.ts';
import { presets } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import type { Outcome } from './audit.ts';

const WORDS = ['garden', 'kitchen'] as const;
/** Accounts that use each of them. */
const OTHERS = 40;
/** Conversations of the account with each: more than count. */
const EACH = 3;

/** A direction for every word, all near to one another, so that they are one topic; a text stands in their middle. */
const tinyModel: EmbeddingModel = {
  id: 'tiny',
  dimensions: WORDS.length + 1,
  languages: 'any',
  maxTextsPerCall: 1000,
  maxCallsAtOnce: 1,
  embed: async (texts) => Float32Array.from(texts.flatMap((text) => [...directionOf(text)])),
  close: async () => {},
};

function directionOf(text: string): number[] {
  const raw = [...WORDS.map((word) => (text.includes(word) ? 0.5 : 0)), 1];
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

/** Others have one conversation with one of the words each; the account has several with every word. */
const others = WORDS.flatMap((word) =>
  Array.from({ length: OTHERS }, (_, n) => ({ account: `${word}/${n}`, request: word })),
);
const account = Array.from({ length: EACH }, () => WORDS)
  .flat()
  .map((request) => ({ account: 'account', request }));

export async function wholeRelease(mechanism: Mechanism, secret: Uint8Array, hasAccount: boolean): Promise<Outcome> {
  const { release } = await dpContent(hasAccount ? [...others, ...account] : others, {
    mechanism,
    source: new Private({ secret, query: String(hasAccount) }),
    thresholds: presets.local,
    top: 10,
    reading: { requests: tinyModel, words: tinyModel },
    signal: new AbortController().signal,
  });
  const { clusters } = release.value;
  // The log-likelihood ratio of what is shown: words and conversations have half of epsilon each.
  const allWords = clusters.clusters.some(({ level, wordSupport }) => level === 0 && wordSupport > OTHERS) ? 2 : 0;
  const beyond = clusters.total.conversations - WORDS.length * OTHERS;
  const score = allWords + Math.min(account.length, Math.max(0, beyond));
  return { score, seen: JSON.stringify(clusters) };
}
