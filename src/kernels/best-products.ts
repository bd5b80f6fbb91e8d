/** Of each row the targets whose inner products with it are greatest, among those that it is compared with. */

import { dotInFloat32 } from './float32-dot.ts';
import type { KernelName, Rows } from './kernel.ts';
import { CONTROL_BYTES, copyRows, MOST_THREADS, placing, strideOf } from './memory-layout.ts';
import { kernelHere, moduleOf } from './open-session.ts';
import { countOf } from './row-blocks.ts';
import { releaseTeam, takeTeam } from './team.ts';
import type { Module } from './webassembly.ts';

export interface Comparison {
  readonly rows: Rows;
  /** Null where rows are compared with one another, each with all but itself. */
  readonly targets: Rows | null;
  /** What targets are known by, one each; of equals the least goes first. Default: their positions. */
  readonly labels?: Uint32Array;
  /** Targets of a row, 1 or more. */
  readonly most: number;
  /** Each is done by one thread. No row is in two of them. */
  readonly blocks: readonly (readonly Span[])[];
}

/** Neighbouring targets, and the rows that are compared with them. */
export interface Span {
  readonly target: number;
  /** The first that is no longer of it. */
  readonly targetEnd: number;
  readonly rows: ArrayLike<number>;
}

export interface BestProducts {
  /** Rows x `most`: labels, the greatest product first; `NONE` where a row was compared with fewer. */
  readonly labels: Uint32Array;
  /** Rows x `most`; -Infinity where there is none. */
  readonly products: Float32Array;
}

export interface Workers {
  readonly kernel: KernelName;
  /** Threads that work, 1 or more. The result does not depend on it. */
  readonly threads: number;
}

export const NONE = 0xffff_ffff;
const FIELDS = 11;
const PRODUCT_BYTES = 128;

/** @throws AppError KERNEL_MEMORY */
export function bestProducts(comparison: Comparison, { kernel, threads }: Workers): BestProducts {
  const name = kernelHere(kernel);
  const module = name === 'plain' ? null : moduleOf(name);
  return module === null ? plainBest(comparison) : wasmBest(module, comparison, threads);
}

function wasmBest(module: Module, comparison: Comparison, threads: number): BestProducts {
  const { rows, targets, most, blocks } = comparison;
  const { dimensions } = rows;
  const compared = targets ?? rows;
  const stride = strideOf(dimensions);
  const { firstSpan, spans, lists } = tablesOf(blocks);
  const labels = comparison.labels ?? positions(countOf(compared));
  const results = countOf(rows) * most;
  const place = placing(CONTROL_BYTES);
  const problem = place(FIELDS * 4);
  const working = Math.min(threads, MOST_THREADS, blocks.length);
  const scratch = Array.from({ length: working }, () => place(PRODUCT_BYTES));
  // Behind the targets lie four of zeros, which may be computed with and are never found.
  const targetsAt = place((countOf(compared) + 4) * stride * 4);
  const rowsAt = targets === null ? targetsAt : place(countOf(rows) * stride * 4);
  const tables = [labels, firstSpan, spans, lists].map((table) => ({ table, at: place(table.byteLength) }));
  const [labelsAt, firstAt, spansAt, listsAt] = tables.map(({ at }) => at) as [number, number, number, number];
  const [foundAt, productsAt] = [place(results * 4), place(results * 4)];
  const team = takeTeam(module, place(0), working);
  const { buffer } = team.memory;
  const fields = [rowsAt, targetsAt, stride * 4, most, labelsAt, foundAt, productsAt, firstAt, spansAt, listsAt];
  new Uint32Array(buffer, problem, FIELDS).set([...fields, targets === null ? 1 : 0]);
  const floats = (at: number, length: number): Float32Array => new Float32Array(buffer, at, length);
  copyRows(compared.vectors, floats(targetsAt, countOf(compared) * stride), dimensions, stride);
  floats(targetsAt + countOf(compared) * stride * 4, 4 * stride).fill(0);
  if (targets !== null) copyRows(rows.vectors, floats(rowsAt, countOf(rows) * stride), dimensions, stride);
  for (const { table, at } of tables) new Uint32Array(buffer, at, table.length).set(table);
  const found = new Uint32Array(buffer, foundAt, results).fill(NONE);
  const products = floats(productsAt, results).fill(Number.NEGATIVE_INFINITY);
  team.run('neighbourBlock', problem, scratch, blocks.length);
  const result = { labels: found.slice(), products: products.slice() };
  releaseTeam(module, team);
  return result;
}

function positions(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, position) => position);
}

/** Spans as `assembly/neighbours.ts` reads them. */
function tablesOf(blocks: Comparison['blocks']): Record<'firstSpan' | 'spans' | 'lists', Uint32Array> {
  const all = blocks.flat();
  const firstSpan = new Uint32Array(blocks.length + 1);
  blocks.forEach((spans, block) => {
    firstSpan[block + 1] = (firstSpan[block] as number) + spans.length;
  });
  const spans = new Uint32Array(all.length * 4);
  const lists = new Uint32Array(all.reduce((sum, { rows }) => sum + rows.length, 0));
  let listed = 0;
  all.forEach(({ target, targetEnd, rows }, at) => {
    lists.set(rows, listed);
    spans.set([target, targetEnd, listed, listed + rows.length], at * 4);
    listed += rows.length;
  });
  return { firstSpan, spans, lists };
}

function plainBest({ rows, targets, labels, most, blocks }: Comparison): BestProducts {
  const { vectors, dimensions } = rows;
  const compared = (targets ?? rows).vectors;
  const found = {
    labels: new Uint32Array(countOf(rows) * most).fill(NONE),
    products: new Float32Array(countOf(rows) * most).fill(Number.NEGATIVE_INFINITY),
  };
  for (const { target: first, targetEnd, rows: list } of blocks.flat()) {
    for (let target = first; target < targetEnd; target++) {
      const label = labels?.[target] ?? target;
      for (let at = 0; at < list.length; at++) {
        const row = list[at] as number;
        if (targets === null && row === target) continue;
        const product = dotInFloat32(vectors, row * dimensions, compared, target * dimensions, dimensions);
        insert(found, row * most, most, label, product);
      }
    }
  }
  return found;
}

function insert({ labels, products }: BestProducts, start: number, most: number, label: number, product: number): void {
  const comesBefore = (at: number): boolean =>
    product > (products[at] as number) || (product === products[at] && label < (labels[at] as number));
  let at = start + most;
  while (at > start && comesBefore(at - 1)) at--;
  if (at === start + most) return;
  labels.copyWithin(at + 1, at, start + most - 1);
  products.copyWithin(at + 1, at, start + most - 1);
  labels[at] = label;
  products[at] = product;
}
