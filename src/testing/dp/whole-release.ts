/** A whole differentially private release of a tiny made-up input, without and with one account more. */
import { tellingWords } from '../../insights/dp/telling-words.ts';
import { dpContent } from '../../insights/dp-content.ts';
import type { EmbeddingModel } from '../../models/embedding-model.ts';
import type { Mechanism } from '../../privacy/dp/mechanism.ts';
import type { PublicFacet } from '../../privacy/dp/table-mechanism.ts';
import { presets } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import type { CellRow, PublicCluster } from '../../public-records/release.ts';
import type { Outcome } from './audit.ts';

const WORDS = ['garden', 'kitchen'] as const;
/** Those that are counted in any case; one of them nobody says. */
export const LISTED: ReadonlySet<string> = new Set([...WORDS, 'cellar']);
/** Accounts that use each of them. */
const OTHERS = 40;
/** Conversations of the account: more than count. */
const MANY = 6;
export const FACET: PublicFacet = { name: 'plan', title: 'Plan', kind: 'category', labels: ['free', 'team', 'none'] };

/** A direction for every word. */
const tinyModel: EmbeddingModel = {
  id: 'tiny',
  dimensions: WORDS.length + 1,
  languages: 'any',
  maxTextsPerCall: 1000,
  maxCallsAtOnce: 1,
  embed: async (texts) => Float32Array.from(texts.flatMap((text) => directionOf(text))),
  close: async () => {},
};

function directionOf(text: string): number[] {
  const raw = [...WORDS.map((word) => (text.includes(word) ? 0.5 : 0)), 1];
  const length = Math.hypot(...raw);
  return raw.map((value) => value / length);
}

/** Others have one conversation with one of the words each, of a plan that goes with it; the account has several with the first. */
const others = WORDS.flatMap((word, value) =>
  Array.from({ length: OTHERS }, (_, n) => ({ account: `${word}/${n}`, request: word, values: [value] })),
);
const account = Array.from({ length: MANY }, () => ({ account: 'account', request: WORDS[0], values: [0] }));

const reading = { requests: tinyModel, words: tinyModel, vocabulary: [...LISTED] };
const { signal } = new AbortController();

/** Read once: no noise is in it. */
const inputs = [others, [...others, ...account]].map(async (rows) => {
  const telling = new Private(await tellingWords(rows, reading, signal));
  return { rows, telling };
});

export async function wholeRelease(mechanism: Mechanism, secret: Uint8Array, hasAccount: boolean): Promise<Outcome> {
  const { rows, telling } = (await inputs[hasAccount ? 1 : 0]) as Awaited<(typeof inputs)[number]>;
  const { release } = await dpContent(rows, telling, {
    mechanism,
    source: new Private({ secret, query: String(hasAccount) }),
    thresholds: presets.local,
    top: 1,
    facets: [FACET],
    reading,
    listed: LISTED,
    signal,
  });
  const { clusters, facets } = release.value;
  const topic = clusters.clusters.find(({ level, name }) => level === 0 && name === 'Garden');
  const score = scoreOf(mechanism, topic, facets[0]?.baseline);
  return { score, seen: JSON.stringify([clusters, facets]) };
}

/** The log-likelihood ratio of what is shown, each count with what is spent on it. */
function scoreOf({ shares, counts }: Mechanism, topic: PublicCluster | undefined, row: CellRow | undefined): number {
  const beyond = (count: number | undefined, without: number, most: number): number =>
    Math.min(1, Math.max(0, (count ?? 0) - without) / most);
  const most = counts.conversations;
  return (
    shares.keywords * beyond(topic?.wordSupport, OTHERS, 1) +
    shares.counts * beyond(topic?.conversations, OTHERS, most) +
    shares.slot * beyond(row?.noisy?.total, WORDS.length * OTHERS, most) +
    2 * shares.slot * beyond(row?.cells[0]?.conversations, OTHERS, most)
  );
}
