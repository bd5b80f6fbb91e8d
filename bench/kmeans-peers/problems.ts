/** What is clustered: rows in a file, made up or embedded from real texts, without two that are equal. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatheredRows } from '../../src/kernels/index.ts';
import type { VectorBlock } from '../../src/text/spherical-k-means.ts';
import { copyFirst, readFloats } from '../harness/raw-rows.ts';
import { byDefaultEmbedder, byWordsAlone, turnsOf } from './real-texts.ts';
import { writeSynthetic } from './synthetic.ts';

export interface Problem {
  readonly name: string;
  /** File of raw float32, row-major. */
  readonly rows: string;
  /** Rows, all different. */
  readonly count: number;
  readonly dimensions: number;
  readonly k: number;
}

export interface Source {
  readonly name: string;
  readonly about: string;
  /** Null where its data sets are not at hand. `size`: a share of the rows, and of the clusters. */
  make(folder: string, size: number): Promise<Problem | null>;
}

const ROWS = 100_000;
const CLUSTERS = 1000;
/** In English, whose words stand apart. The last is the largest and is taken as far as it is needed. */
const TURNS_OF = ['convai2-bot-chats', 'hh-harmless-chats', 'sharegpt-sample', 'mt-bench-101', 'sgd-dialogues'];
/** Many texts that differ have the same words: so many times as many are embedded as are wanted. */
const SPARE = 1.85;
const SHORT_TEXTS_OF = ['hwu64', 'clinc150-six-domains'];

export const sources: readonly Source[] = [
  synthetic(384),
  synthetic(512),
  {
    name: 'turns-384',
    about: `turns of ${TURNS_OF.join(', ')} as separate texts: TF-IDF and SVD of 384 dimensions, by the product's corpus embedding`,
    make: async (folder, size) => {
      const texts = turnsOf(TURNS_OF)?.slice(0, SPARE * ROWS * size);
      return texts === undefined ? null : written('turns-384', folder, await byWordsAlone(texts, 384), size);
    },
  },
  {
    name: 'requests-default',
    about: `texts of ${SHORT_TEXTS_OF.join(' and ')}, by the default embedder`,
    make: async (folder, size) => {
      const texts = turnsOf(SHORT_TEXTS_OF);
      if (texts === null) return null;
      const some = texts.slice(0, texts.length * size);
      return written('requests-default', folder, await byDefaultEmbedder(some, folder), size);
    },
  },
];

function synthetic(dimensions: number): Source {
  const name = `synthetic-${dimensions}`;
  return {
    name,
    about: `made-up unit vectors of ${dimensions} dimensions: 2,000 topics of uneven size, noise in 40 directions`,
    make: async (folder, size) => syntheticProblem(folder, dimensions, ROWS * size, size),
  };
}

export function syntheticProblem(folder: string, dimensions: number, count: number, size: number): Problem {
  const name = `synthetic-${dimensions}`;
  const rows = join(folder, `${name}-${count}.f32`);
  writeSynthetic(rows, count, dimensions);
  const problem = { name, rows, count, dimensions, k: CLUSTERS * size };
  if (distinctRows({ vectors: readFloats(rows), dimensions }).length !== count)
    throw new Error('Two made-up rows are equal.');
  return problem;
}

/** The first rows of a problem. */
export function beginningOf({ rows: all, ...problem }: Problem, count: number): Problem {
  const rows = `${all}.${count}`;
  copyFirst(all, rows, count * problem.dimensions);
  return { ...problem, rows, count };
}

/** Rows of a block that are no zero and unlike all before them go to a file, up to as many as are wanted. */
function written(name: string, folder: string, block: VectorBlock, size: number): Problem {
  const kept = distinctRows(block).slice(0, ROWS * size);
  const rows = join(folder, `${name}.f32`);
  writeFileSync(rows, gatheredRows(block, kept).vectors);
  return { name, rows, count: kept.length, dimensions: block.dimensions, k: CLUSTERS * size };
}

function distinctRows({ vectors, dimensions }: VectorBlock): number[] {
  const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  const width = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = 0; row * dimensions < vectors.length; row++) {
    const start = row * width;
    const isZero = vectors.subarray(row * dimensions, (row + 1) * dimensions).every((value) => value === 0);
    const before = seen.size;
    if (!isZero) seen.add(bytes.toString('latin1', start, start + width));
    if (seen.size > before) kept.push(row);
  }
  return kept;
}
