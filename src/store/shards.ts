/**
 * Immutable shards: the unit in which stages hand data on. A shard is a file named by the hash of its bytes, so equal
 * content is one file, nothing is ever edited, and a damaged one is found by reading it.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { sha256OfParts } from '../core/hash.ts';
import { jsonLines } from '../core/json.ts';
import type { Shard } from '../core/shard.ts';
import { makePrivateFolder, writeFileOnce } from './files.ts';

export interface ShardStore {
  /** One JSON object a line. */
  writeRecords(stage: string, records: readonly unknown[]): Shard;
  /** Records in the order in which they were written, each checked against the schema. */
  readRecords<Row>(shard: Shard, schema: z.ZodType<Row>): Row[];
  /** Row-major float32, little-endian. */
  writeVectors(stage: string, vectors: Float32Array, dimensions: number): Shard;
  readVectors(shard: Shard): Float32Array;
}

export function openShardStore(folder: string): ShardStore {
  const write = (stage: string, extension: string, data: Uint8Array, rows: number): Shard => {
    const hash = sha256OfParts(piecesOf(data));
    const file = `${stage}/${hash.slice(0, 24)}.${extension}`;
    makePrivateFolder(join(folder, stage));
    writeFileOnce(join(folder, file), data);
    return { file, sha256: hash, bytes: data.length, rows };
  };
  return {
    writeRecords: (stage, records) => write(stage, 'jsonl', Buffer.from(jsonLines(records)), records.length),
    readRecords: (shard, schema) => parseLines(readShard(folder, shard), shard, schema),
    writeVectors: (stage, vectors, dimensions) =>
      write(
        stage,
        'f32',
        new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength),
        vectors.length / dimensions,
      ),
    readVectors: (shard) => {
      const { buffer, byteLength } = readShard(folder, shard);
      return new Float32Array(buffer, 0, byteLength / Float32Array.BYTES_PER_ELEMENT);
    },
  };
}

/** Reads a shard, into memory of its own, and compares its bytes with its hash. */
export function readShard(folder: string, shard: Shard): Buffer<ArrayBuffer> {
  const data = readOrExplain(join(folder, shard.file));
  if (data === null || sha256OfParts(piecesOf(data)) !== shard.sha256)
    throw damaged(shard, data === null ? 'is missing' : 'was changed');
  return data;
}

/** Vectors of a million conversations are larger than what one call reads, writes or hashes. */
const PIECE = 64 * 1024 * 1024;

function* piecesOf(data: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < data.length; start += PIECE) yield data.subarray(start, start + PIECE);
}

function readOrExplain(path: string): Buffer<ArrayBuffer> | null {
  try {
    return readWhole(path);
  } catch {
    return null;
  }
}

function readWhole(path: string): Buffer<ArrayBuffer> {
  const file = openSync(path, 'r');
  try {
    const data = Buffer.from(new ArrayBuffer(fstatSync(file).size));
    let read = 0;
    for (let more = 1; more > 0; read += more)
      more = readSync(file, data, read, Math.min(PIECE, data.length - read), null);
    return data.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function parseLines<Row>(data: Buffer, shard: Shard, schema: z.ZodType<Row>): Row[] {
  const lines = data.toString('utf8').split('\n');
  lines.pop();
  return lines.map((line) => {
    const parsed = schema.safeParse(JSON.parse(line));
    if (!parsed.success) throw damaged(shard, 'does not hold the records that this version writes');
    return parsed.data;
  });
}

function damaged(shard: Shard, what: string): AppError {
  return new AppError({
    code: 'SHARD_DAMAGED',
    message: `The private file ${shard.file} ${what}.`,
    hint: 'Run the same command into a new --out folder. Vectors are used again where the workspace lies outside the old one.',
  });
}
