/** What is read of a long conversation: how well clusters agree with what dialogues are about, by how they are shortened. */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRandom, shuffled } from '../src/core/random.ts';
import { requestOf } from '../src/insights/facets/request-text.ts';
import type { Message } from '../src/insights/records.ts';
import { openUseLite } from '../src/models/embedded/use-lite.ts';
import { clusteringAgreement } from '../src/stats/clustering-agreement.ts';
import { fitCorpusEmbedding } from '../src/text/corpus-embedding.ts';
import { concatenate, corpusWeight } from '../src/text/hybrid-embedding.ts';
import { shortenedText, type WayToShorten, waysToShorten } from '../src/text/shortened-text.ts';
import { sphericalKMeans } from '../src/text/spherical-k-means.ts';
import { dataFile, dataHint } from './harness/data.ts';
import { median, spread } from './harness/spread.ts';
import type { Check, Table, Task } from './harness/task.ts';

const LABELLED = 'sgd-dialogues';
const REAL = 'sharegpt-sample';
/** Dialogues that the encoder reads, at some thirty a second, and those that are told by their words alone. */
const ENCODED_DIALOGUES = 200;
const DIALOGUES = 1000;
const SEEDS = 5;
const ENCODED_WORDS = 48;
/** Words that count of a conversation: as they do, and as if most were longer than that. */
const COUNTED = 400;
const FEWER = [100, 48] as const;
const DEFAULT: WayToShorten = 'first';
/** How far the default may be behind another way. */
const MOST_BEHIND = 0.02;

interface Dialogue {
  readonly messages: readonly Message[];
  readonly label: string;
}

export const longConversations: Task = {
  name: 'long-conversations',
  summary: 'Long conversations shortened in several ways: agreement of clusters with labels, and with one another.',
  run: async ({ quick, runs = SEEDS, say }) => {
    const [labelled, real] = [dialoguesOf(LABELLED, true), dialoguesOf(REAL, false)];
    if (labelled === null || real === null) return { skipped: `${LABELLED} or ${REAL} is not at hand. ${dataHint}` };
    const all = shuffled(createRandom('long-conversations'), labelled);
    const measured: Measured[] = [];
    const encoder = openEncoder();
    const measure = async (embedder: Embedder, counted: number, count: number): Promise<void> => {
      const some = all.slice(0, quick ? count / 5 : count);
      for (const way of waysToShorten) {
        measured.push(await agreementOf(some, { embedder, way, counted }, runs, encoder));
        say(`${LABELLED}, ${embedder}, ${counted} words, ${way}`);
      }
    };
    try {
      for (const counted of [COUNTED, ...FEWER]) await measure('tfidf-svd', counted, DIALOGUES);
      await measure('hybrid', COUNTED, ENCODED_DIALOGUES);
    } finally {
      await encoder.close();
    }
    return {
      tables: [agreementTable(measured), await realTable(real, runs, encoder)],
      checks: checksOf(measured),
      notes: [
        `Dialogues of ${LABELLED} that use one service, drawn at random, labelled by its domain; as many clusters as domains; ${runs} seeds of k-means: median (least to greatest). Counted words are those of the user. hybrid: the encoder reads ${ENCODED_WORDS} of them, chosen in the same way.`,
        `${REAL} has no labels: how alike the clusterings by two ways are (adjusted Rand index, tfidf-svd, ${CLUSTERS} clusters), beside how alike those of two seeds by one way are.`,
      ],
    };
  },
};

type Embedder = 'tfidf-svd' | 'hybrid';

interface Reading {
  readonly embedder: Embedder;
  readonly way: WayToShorten;
  readonly counted: number;
}

interface Measured extends Reading {
  readonly dialogues: number;
  /** Of them, what is longer than the words that count, or than those that the encoder reads. */
  readonly shortened: number;
  readonly nmi: readonly number[];
  readonly purity: readonly number[];
}

/** Null where the set is not at hand. */
function dialoguesOf(name: string, isLabelled: boolean): Dialogue[] | null {
  const path = dataFile(name);
  if (path === null) return null;
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const rows = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
  return rows.flatMap(({ messages, label }) => {
    const labels = [label ?? ''].flat();
    if (isLabelled && labels.length !== 1) return [];
    const domain = (labels[0] ?? '').replace(/_\d+$/u, '');
    return [{ messages: messages.map(({ role, content }) => ({ role, text: content })), label: domain }];
  });
}

interface Row {
  readonly messages: readonly { readonly role: Message['role']; readonly content: string }[];
  readonly label?: string | readonly string[];
}

async function agreementOf(
  dialogues: readonly Dialogue[],
  reading: Reading,
  runs: number,
  encoder: Encoder,
): Promise<Measured> {
  const labels = dialogues.map(({ label }) => label);
  const block = await vectorsOf(dialogues, reading, encoder);
  const read = reading.embedder === 'hybrid' ? ENCODED_WORDS : reading.counted;
  const shortened = dialogues.filter((dialogue) => lengthOf(dialogue) > read).length;
  const k = new Set(labels).size;
  const found = seeds(runs).map((seed) => clusteringAgreement(labels, clustersOf(block, k, seed)));
  const [nmi, purity] = [found.map((one) => one.nmi), found.map((one) => one.purity)];
  return { ...reading, dialogues: dialogues.length, shortened, nmi, purity };
}

function seeds(runs: number): number[] {
  return Array.from({ length: runs }, (_, seed) => seed);
}

function clustersOf(block: Block, k: number, seed: number): Uint32Array {
  return sphericalKMeans(block, { k, random: createRandom(`long-conversations/${seed}`) }).assignment;
}

interface Block {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/** The words of the user. */
function lengthOf({ messages }: Dialogue): number {
  return requestOf(messages, Number.MAX_SAFE_INTEGER).split(/\s+/u).length;
}

interface Encoder {
  embed(texts: readonly string[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Reads no text twice: what is short is the same however it would be shortened. */
function openEncoder(): Encoder {
  const model = openUseLite({ threads: 1 });
  const known = new Map<string, Float32Array>();
  return {
    embed: async (texts) => {
      const unknown = [...new Set(texts)].filter((text) => !known.has(text));
      const block = await model.embed(unknown);
      const { dimensions } = model;
      unknown.forEach((text, at) => {
        known.set(text, block.subarray(at * dimensions, (at + 1) * dimensions));
      });
      const vectors = new Float32Array(texts.length * dimensions);
      texts.forEach((text, at) => {
        vectors.set(known.get(text) as Float32Array, at * dimensions);
      });
      return vectors;
    },
    close: () => model.close(),
  };
}

async function vectorsOf(
  dialogues: readonly Dialogue[],
  { embedder, way, counted }: Reading,
  encoder: Encoder,
): Promise<Block> {
  const texts = dialogues.map(({ messages }) =>
    shortenedText(requestOf(messages, Number.MAX_SAFE_INTEGER), counted, way),
  );
  const corpus = fitCorpusEmbedding(texts, createRandom('long-conversations/corpus'));
  const own = await corpus.embed(texts);
  if (embedder === 'tfidf-svd') return { vectors: own, dimensions: corpus.dimensions };
  const encoded = await encoder.embed(texts.map((text) => shortenedText(text, ENCODED_WORDS, way)));
  const vectors = concatenate(encoded, own, texts.length, corpusWeight(corpus));
  return { vectors, dimensions: vectors.length / texts.length };
}

function agreementTable(measured: readonly Measured[]): Table {
  const rows = measured.map(({ embedder, dialogues, shortened, way, counted, nmi, purity }) => [
    embedder,
    String(dialogues),
    String(counted),
    String(shortened),
    way,
    spread(nmi, 3),
    spread(purity, 3),
  ]);
  const columns = ['embedder', 'dialogues', 'words counted', 'shortened', 'way', 'NMI', 'purity'];
  return { title: `${LABELLED}: clusters and domains`, columns, rows };
}

const CLUSTERS = 12;

async function realTable(dialogues: readonly Dialogue[], runs: number, encoder: Encoder): Promise<Table> {
  const lengths = dialogues.map(lengthOf);
  const blocks = await Promise.all(
    waysToShorten.map((way) => vectorsOf(dialogues, { embedder: 'tfidf-svd', way, counted: COUNTED }, encoder)),
  );
  const clusterings = blocks.map((block) => seeds(runs).map((seed) => clustersOf(block, CLUSTERS, seed)));
  const alike = (one: readonly Uint32Array[], other: readonly Uint32Array[], shift: number): number[] =>
    one.map((found, seed) => clusteringAgreement([...found], other[(seed + shift) % runs] as Uint32Array).ari);
  const rows = waysToShorten.map((way, index) => {
    const own = clusterings[index] as Uint32Array[];
    const first = clusterings[0] as Uint32Array[];
    return [way, spread(alike(own, own, 1), 2), index === 0 ? '' : spread(alike(own, first, 0), 2)];
  });
  const longer = [...FEWER, COUNTED].map(
    (words) => `${lengths.filter((length) => length > words).length} of more than ${words}`,
  );
  return {
    title: `${REAL}: ${dialogues.length} conversations, ${longer.join(', ')} words`,
    columns: ['way', 'with itself, another seed', `with ${DEFAULT}`],
    rows,
  };
}

function checksOf(measured: readonly Measured[]): Check[] {
  return (['tfidf-svd', 'hybrid'] as const).map((embedder) => {
    const own = measured.filter((one) => one.embedder === embedder && one.counted === COUNTED);
    const best = Math.max(...own.map(({ nmi }) => median(nmi)));
    const found = median(own.find(({ way }) => way === DEFAULT)?.nmi ?? [0]);
    return {
      what: `NMI of the default behind the best way, ${embedder}, ${COUNTED} words`,
      limit: `<= ${MOST_BEHIND}`,
      found: (best - found).toFixed(3),
      met: best - found <= MOST_BEHIND,
    };
  });
}
