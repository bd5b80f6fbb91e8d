/** Made-up unit vectors that cluster as embeddings do: topics of uneven size, and noise within few directions. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom, type Random } from '../../src/core/random.ts';
import { scaleRowsToUnit } from '../../src/kernels/vectors.ts';

const TOPICS = 2000;
const NOISE_RANK = 40;
/** Length of the noise beside a topic's 1: a thousand centroids are then about 0.65 from their rows, as real ones are. */
const NOISE = 0.6;
const BLOCK = 5000;

/** Writes `count` rows as raw float32. Fewer rows of the same width are the first of these. */
export function writeSynthetic(path: string, count: number, dimensions: number): void {
  const random = createRandom(`kmeans-peers/${dimensions}`);
  const topics = unitRows(random.fork('topics'), TOPICS, dimensions);
  const directions = unitRows(random.fork('directions'), NOISE_RANK, dimensions);
  const draw = random.fork('rows');
  const file = openSync(path, 'w');
  for (let start = 0; start < count; start += BLOCK) {
    const block = new Float32Array(Math.min(BLOCK, count - start) * dimensions);
    for (let row = 0; row < block.length; row += dimensions)
      drawRow(block.subarray(row, row + dimensions), topics, directions, draw);
    scaleRowsToUnit(block, dimensions);
    writeSync(file, new Uint8Array(block.buffer));
  }
  closeSync(file);
}

function drawRow(row: Float32Array, topics: Float32Array, directions: Float32Array, random: Random): void {
  const dimensions = row.length;
  // The square of a uniform number: some topics are many times as frequent as others.
  const topic = Math.floor(random.next() ** 2 * TOPICS) * dimensions;
  row.set(topics.subarray(topic, topic + dimensions));
  for (let direction = 0; direction < NOISE_RANK; direction++) {
    const length = (NOISE / Math.sqrt(NOISE_RANK)) * gaussian(random);
    const from = direction * dimensions;
    for (let index = 0; index < dimensions; index++)
      row[index] = (row[index] as number) + length * (directions[from + index] as number);
  }
}

function unitRows(random: Random, count: number, dimensions: number): Float32Array {
  const rows = Float32Array.from({ length: count * dimensions }, () => gaussian(random));
  scaleRowsToUnit(rows, dimensions);
  return rows;
}

/** Box-Muller. */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
