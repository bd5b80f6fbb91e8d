/** How fast the encoders read short sentences, against a loop as one would write it first, and whether vectors are the same. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openUseLite } from '../../src/models/embedded/use-lite.ts';
import type { EmbeddingModel } from '../../src/models/embedding-model.ts';
import { openPulled } from '../../src/models/pulled/open-pulled.ts';
import { pullableModels } from '../../src/models/pulled/pullable-models.ts';
import { dataFile, dataHint } from '../harness/data.ts';
import { median, spread } from '../harness/spread.ts';
import type { Check, Task, TaskOptions } from '../harness/task.ts';
import { type Loop, naiveMiniLm, naiveUseLite, runtimeIn } from './naive-loops.ts';

const SET = 'hwu64';
const TEXTS = 2048;
const ALONE = 256;
const RUNS = 3;
const THREADS = 2;
const LEAST_TIMES = 2.5;
const LEAST_COSINE = 0.9999;

/** As `src/models/onnx/onnx-real.test.ts` takes it: packages in `node_modules`, the fetched model in `model`. */
const home = process.env['SIGHTLINE_ONNX_TEST'];
const ONNX_SKIPPED = '**Skipped: minilm.** SIGHTLINE_ONNX_TEST names no folder with its packages and its files.';

interface Contender {
  readonly name: string;
  readonly naive: Loop;
  open(threads: number): Promise<EmbeddingModel>;
}

export const encoders: Task = {
  name: 'encoders',
  summary:
    'Short sentences a second, by encoder: with threads and batches of one length, against a loop over batches of 64.',
  run: async (options) => {
    const file = dataFile(SET);
    if (file === null) return { skipped: `${SET} is not at hand. ${dataHint}` };
    const texts = textsOf(file, options.quick ? TEXTS / 8 : TEXTS);
    if (home === undefined) options.say(ONNX_SKIPPED);
    const found: Measured[] = [];
    for (const contender of await contenders()) found.push(await measure(contender, texts, options));
    return {
      tables: [{ title: 'Sentences a second', columns, rows: found.flatMap(rowsOf) }],
      checks: found.flatMap(checksOf),
      notes: [
        `${texts.length} sentences of ${SET}, spread over the whole set. Ways take turns, each once a round. By the clock, and by processor seconds of all threads, in brackets; median of the rounds.`,
        `"alone": of ${ALONE} of them, encoded one at a time, how many have the same bits as in company.`,
        ...(home === undefined ? [ONNX_SKIPPED] : []),
      ],
    };
  },
};

async function contenders(): Promise<Contender[]> {
  const useLite: Contender = {
    name: 'use-lite',
    naive: await naiveUseLite(),
    open: async (threads) => openUseLite({ threads }),
  };
  if (home === undefined) return [useLite];
  const runtime = runtimeIn(resolve(home));
  const folder = join(resolve(home), 'model');
  const pulled = pullableModels.map(async (model) => ({
    name: model.name,
    naive: await naiveMiniLm(folder, runtime),
    open: (threads: number) => openPulled(model, { folder, threads, runtime }),
  }));
  return [useLite, ...(await Promise.all(pulled))];
}

interface Speed {
  readonly wall: number;
  readonly cpu: number;
}

interface Measured {
  readonly name: string;
  readonly naive: readonly Speed[];
  readonly one: readonly Speed[];
  readonly several: readonly Speed[];
  readonly leastCosine: number;
  readonly sameAlone: number;
}

async function measure({ name, naive, open }: Contender, texts: readonly string[], options: TaskOptions) {
  const { runs = RUNS, say } = options;
  const models = [await open(1), await open(THREADS)] as const;
  const loops = { naive, one: looping(models[0]), several: looping(models[1]) };
  const vectors = { naive: await naive(texts), several: await loops.several(texts) };
  const speeds = { naive: [] as Speed[], one: [] as Speed[], several: [] as Speed[] };
  for (let round = 0; round < runs; round++) {
    for (const way of ['naive', 'one', 'several'] as const) speeds[way].push(await speedOf(loops[way], texts));
    say(`${name}, round ${round + 1} of ${runs}`);
  }
  const sameAlone = await sameBitsAlone(models[0], texts, vectors.several);
  for (const model of models) await model.close();
  const cosines = texts.map((_, row) => cosine(vectors.naive[row] ?? [], vectors.several[row] ?? []));
  return { name, ...speeds, leastCosine: Math.min(...cosines), sameAlone };
}

/** As stages call it: as many texts at once as the model takes. */
function looping(model: EmbeddingModel): Loop {
  return async (texts) => {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += model.maxTextsPerCall) {
      const block = await model.embed(texts.slice(start, start + model.maxTextsPerCall));
      for (let at = 0; at < block.length; at += model.dimensions)
        vectors.push(block.subarray(at, at + model.dimensions));
    }
    return vectors;
  };
}

async function speedOf(loop: Loop, texts: readonly string[]): Promise<Speed> {
  const before = process.cpuUsage();
  const began = performance.now();
  await loop(texts);
  const { user, system } = process.cpuUsage(before);
  return { wall: (1000 * texts.length) / (performance.now() - began), cpu: (1e6 * texts.length) / (user + system) };
}

async function sameBitsAlone(model: EmbeddingModel, texts: readonly string[], all: readonly ArrayLike<number>[]) {
  const step = Math.max(1, Math.floor(texts.length / ALONE));
  let same = 0;
  for (let row = 0; row < texts.length; row += step) {
    const alone = await model.embed([texts[row] as string]);
    if (alone.every((value, axis) => value === all[row]?.[axis])) same++;
  }
  return same / Math.ceil(texts.length / step);
}

function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const product = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
    Array.from(left).reduce((sum, value, axis) => sum + value * (right[axis] ?? 0), 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

const columns = [
  'encoder',
  'loop over 64',
  'one thread',
  `${THREADS} threads`,
  'times the loop',
  'least cosine',
  'alone',
];

function rowsOf({ name, naive, one, several, leastCosine, sameAlone }: Measured): string[][] {
  const speed = (speeds: readonly Speed[]): string =>
    `${median(speeds.map(({ wall }) => wall)).toFixed(0)} (${median(speeds.map(({ cpu }) => cpu)).toFixed(0)})`;
  const times = spread(timesOf({ naive, several }), 2);
  const alone = `${(100 * sameAlone).toFixed(0)} %`;
  return [[name, speed(naive), speed(one), speed(several), times, leastCosine.toFixed(6), alone]];
}

/** Round by round, so that what else the machine did falls on both. */
function timesOf({ naive, several }: Pick<Measured, 'naive' | 'several'>): number[] {
  return naive.map(({ wall }, round) => (several[round]?.wall ?? 0) / wall);
}

function checksOf(found: Measured): Check[] {
  const { name, leastCosine, sameAlone } = found;
  const times = median(timesOf(found));
  return [
    {
      what: `${name}, ${THREADS} threads: times the loop`,
      limit: `>= ${LEAST_TIMES}`,
      found: times.toFixed(2),
      met: times >= LEAST_TIMES,
    },
    {
      what: `${name}: least cosine with the loop's vectors`,
      limit: `>= ${LEAST_COSINE}`,
      found: leastCosine.toFixed(6),
      met: leastCosine >= LEAST_COSINE,
    },
    {
      what: `${name}: same bits alone and in company`,
      limit: '100 %',
      found: `${(100 * sameAlone).toFixed(0)} %`,
      met: sameAlone === 1,
    },
  ];
}

function textsOf(file: string, count: number): string[] {
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
  const step = Math.floor(all.length / count);
  return all.filter((_, row) => row % step === 0).slice(0, count);
}
