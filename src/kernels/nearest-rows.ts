/** The rows that are nearest to each row, exactly, by inner product: for rows of unit length by cosine. */
import { checkFinite } from './check-problem.ts';
import type { KernelName, Rows } from './kernel.ts';
import { CONTROL_BYTES, copyRows } from './memory-layout.ts';
import { kernelHere, moduleOf } from './open-session.ts';
import { dotInFloat32 } from './plain-kernel.ts';
import { releaseTeam, takeTeam } from './team.ts';
import type { Module } from './webassembly.ts';

export interface NearestRows {
  /** Neighbours of a row: as many as were asked for, or all others where these are fewer. */
  readonly most: number;
  /** Rows x `most`: the nearest first, of equals the one that comes first; never the row itself. */
  readonly rows: Uint32Array;
  /** Rows x `most`: inner products. */
  readonly similarity: Float32Array;
}

export interface NearestRowsOptions {
  readonly kernel: KernelName;
  /** Threads that work, 1 or more. The result does not depend on it. */
  readonly threads: number;
}

const BLOCK = 48;
const FIELD_BYTES = 64;
const PRODUCT_BYTES = 128;

/**
 * @param most 0 or more
 * @throws AppError VECTORS_NOT_FINITE, KERNEL_MEMORY
 */
export function nearestRows(rows: Rows, most: number, { kernel, threads }: NearestRowsOptions): NearestRows {
  checkFinite(rows, 'vector');
  const count = rows.vectors.length / rows.dimensions;
  const wanted = Math.max(0, Math.min(most, count - 1));
  const name = kernelHere(kernel);
  const module = name === 'plain' ? null : moduleOf(name);
  if (module === null || wanted === 0) return plainNearest(rows, count, wanted);
  return wasmNearest(module, rows, count, wanted, threads);
}

function wasmNearest(
  module: Module,
  { vectors, dimensions }: Rows,
  count: number,
  most: number,
  threads: number,
): NearestRows {
  const stride = Math.ceil(dimensions / 8) * 8;
  const scratch = Array.from({ length: threads }, (_, thread) => CONTROL_BYTES + FIELD_BYTES + thread * PRODUCT_BYTES);
  const start = CONTROL_BYTES + FIELD_BYTES + threads * PRODUCT_BYTES;
  const found = start + (count + 4) * stride * 4;
  const values = found + count * most * 4;
  const team = takeTeam(module, values + count * most * 4, threads);
  const { buffer } = team.memory;
  const fields = [start, stride * 4, count, most, found, values, BLOCK];
  new Uint32Array(buffer, CONTROL_BYTES, fields.length).set(fields);
  copyRows(vectors, new Float32Array(buffer, start, (count + 4) * stride), dimensions, stride);
  new Float32Array(buffer, start + count * stride * 4, 4 * stride).fill(0);
  const similarity = new Float32Array(buffer, values, count * most).fill(Number.NEGATIVE_INFINITY);
  team.run('neighbourBlock', CONTROL_BYTES, scratch, Math.ceil(count / BLOCK));
  const result = { most, rows: new Uint32Array(buffer, found, count * most).slice(), similarity: similarity.slice() };
  releaseTeam(module, team);
  return result;
}

function plainNearest({ vectors, dimensions }: Rows, count: number, most: number): NearestRows {
  const rows = new Uint32Array(count * most);
  const similarity = new Float32Array(count * most);
  for (let row = 0; row < count && most > 0; row++) {
    const others = Array.from({ length: count }, (_, other) => ({
      other,
      value: dotInFloat32(vectors, row * dimensions, vectors, other * dimensions, dimensions),
    })).filter(({ other }) => other !== row);
    others.sort((left, right) => right.value - left.value || left.other - right.other);
    others.slice(0, most).forEach(({ other, value }, at) => {
      rows[row * most + at] = other;
      similarity[row * most + at] = value;
    });
  }
  return { most, rows, similarity };
}
