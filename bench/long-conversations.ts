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
/** Dialogues that are read: the encoder takes a second for some thirty. */
const DIALOGUES = 2000;
const SEEDS = 5;
/** Words that count, and words of them that the encoder reads. */
const COUNTED = [400, 100] as const;
const ENCODED = 48;
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
    const some = shuffled(createRandom('long-conversations'), labelled).slice(0, quick ? DIALOGUES / 10 : DIALOGUES);
    const agreement: Measured[] = [];
    for (const counted of COUNTED) {
      for (const way of waysToShorten) {
        agreement.push({ way, counted, ...(await agreementOf(some, { way, counted, runs })) });
        say(`${LABELLED}, ${counted} words, ${way}`);
      }
    }
    return {
      tables: [agreementTable(agreement), await realTable(real, runs)],
      checks: checksOf(agreement),
      notes: [
        `${some.length.toLocaleString('en')} dialogues of ${LABELLED} that use one service, labelled by its domain; as many clusters as labels; ${runs} seeds of k-means: median (least to greatest). Counted words are those of the user that TF-IDF sees; the encoder reads ${ENCODED} of them, chosen in the same way.`,
        `${REAL} has no labels: how many conversations are longer than is counted, and how alike the clusterings by two ways are (adjusted Rand index), beside how alike those of two seeds by one way are.`,
      ],
    };
  },
};

interface Measured {
  readonly way: WayToShorten;
  readonly counted: number;
  readonly nmi: readonly number[];
  readonly purity: readonly number[];
}

interface Reading {
  readonly way: WayToShorten;
  readonly counted: number;
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

async function agreementOf(dialogues: readonly Dialogue[], reading: Reading & { readonly runs: number }) {
  const labels = dialogues.map(({ label }) => label);
  const block = await vectorsOf(dialogues, reading);
  const k = new Set(labels).size;
  const found = seeds(reading.runs).map((seed) => clusteringAgreement(labels, clustersOf(block, k, seed)));
  return { nmi: found.map(({ nmi }) => nmi), purity: found.map(({ purity }) => purity) };
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

/** As the default embedder makes them. */
async function vectorsOf(dialogues: readonly Dialogue[], { way, counted }: Reading): Promise<Block> {
  const texts = dialogues.map(({ messages }) =>
    shortenedText(requestOf(messages, Number.MAX_SAFE_INTEGER), counted, way),
  );
  const model = openUseLite({ threads: 1 });
  try {
    const encoded = await model.embed(texts.map((text) => shortenedText(text, ENCODED, way)));
    const corpus = fitCorpusEmbedding(texts, createRandom('long-conversations/corpus'));
    const vectors = concatenate(encoded, await corpus.embed(texts), texts.length, corpusWeight(corpus));
    return { vectors, dimensions: vectors.length / texts.length };
  } finally {
    await model.close();
  }
}

function agreementTable(measured: readonly Measured[]): Table {
  const rows = measured.map(({ way, counted, nmi, purity }) => [
    String(counted),
    way,
    spread(nmi, 3),
    spread(purity, 3),
  ]);
  return { title: `${LABELLED}: clusters and domains`, columns: ['words counted', 'way', 'NMI', 'purity'], rows };
}

const CLUSTERS = 12;

async function realTable(dialogues: readonly Dialogue[], runs: number): Promise<Table> {
  const [counted] = COUNTED;
  const lengths = dialogues.map(({ messages }) => requestOf(messages, Number.MAX_SAFE_INTEGER).split(/\s+/u).length);
  const blocks = await Promise.all(waysToShorten.map((way) => vectorsOf(dialogues, { way, counted })));
  const clusterings = blocks.map((block) => seeds(runs).map((seed) => clustersOf(block, CLUSTERS, seed)));
  const alike = (one: readonly Uint32Array[], other: readonly Uint32Array[], shift: number): number[] =>
    one.map((found, seed) => clusteringAgreement([...found], other[(seed + shift) % runs] as Uint32Array).ari);
  const rows = waysToShorten.map((way, index) => {
    const own = clusterings[index] as Uint32Array[];
    const first = clusterings[0] as Uint32Array[];
    return [way, spread(alike(own, own, 1), 2), index === 0 ? '' : spread(alike(own, first, 0), 2)];
  });
  const longer = [ENCODED, ...COUNTED].map(
    (words) => `${lengths.filter((length) => length > words).length} of more than ${words}`,
  );
  return {
    title: `${REAL}: ${dialogues.length} conversations, ${longer.join(', ')} words`,
    columns: ['way', 'with itself, another seed', `with ${DEFAULT}`],
    rows,
  };
}

function checksOf(measured: readonly Measured[]): Check[] {
  return COUNTED.map((counted) => {
    const own = measured.filter((one) => one.counted === counted);
    const best = Math.max(...own.map(({ nmi }) => median(nmi)));
    const found = median(own.find(({ way }) => way === DEFAULT)?.nmi ?? [0]);
    return {
      what: `NMI of the default behind the best way, ${counted} words`,
      limit: `<= ${MOST_BEHIND}`,
      found: (best - found).toFixed(3),
      met: best - found <= MOST_BEHIND,
    };
  });
}
