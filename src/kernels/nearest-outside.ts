/** Of groups of rows those rows that are nearest to their centroids and not in them, exactly. */
import { type BestProducts, bestProducts, NONE, type Span, type Workers } from './best-products.ts';
import { checkFinite } from './check-problem.ts';
import type { Rows } from './kernel.ts';
import { countOf, gatheredRows } from './row-blocks.ts';

export interface Groups {
  /** One each, of as many dimensions as the rows. */
  readonly centroids: Rows;
  /** Positions of each group's rows; no row is in two groups, and some may be in none. */
  readonly members: readonly (readonly number[])[];
}

export interface NearestOutsideOptions extends Partial<Workers> {
  /** So many rows are in shared memory at once. The result does not depend on it. */
  readonly rowsAtOnce?: number;
}

const ROWS_AT_ONCE = 65_536;
/** Groups that are compared with the same rows at once. */
const BLOCK = 48;

/**
 * The same rows and groups give the same bytes, on any number of threads.
 *
 * @param most 0 or more
 * @returns positions of at most `most` rows for each group, those with the greatest inner product first, of equals the one that comes first
 * @throws AppError VECTORS_NOT_FINITE, KERNEL_MEMORY
 */
export function nearestOutside(
  rows: Rows,
  groups: Groups,
  most: number,
  { kernel = 'portable', threads = 1, rowsAtOnce = ROWS_AT_ONCE }: NearestOutsideOptions = {},
): number[][] {
  checkFinite(rows, 'vector');
  checkFinite(groups.centroids, 'vector');
  const { members } = groups;
  if (most === 0 || members.length === 0) return members.map(() => []);
  const { order, first } = byGroup(countOf(rows), members);
  let found: BestProducts | null = null;
  for (let start = 0; start < order.length; start += rowsAtOnce) {
    const labels = order.subarray(start, start + rowsAtOnce);
    const blocks = blocksOf(first, order.length, { start, end: start + labels.length });
    const piece = { rows: groups.centroids, targets: gatheredRows(rows, labels), labels, most, blocks };
    const best = bestProducts(piece, { kernel, threads });
    found = found === null ? best : betterOf(found, best, most);
  }
  return members.map((_, group) =>
    [...(found?.labels.subarray(group * most, (group + 1) * most) ?? [])].filter((row) => row !== NONE),
  );
}

interface Order {
  /** All rows, group by group, then those of none. */
  readonly order: Uint32Array;
  /** By group, and one more: where it begins in the order. */
  readonly first: Uint32Array;
}

function byGroup(count: number, members: Groups['members']): Order {
  const order = new Uint32Array(count);
  const first = new Uint32Array(members.length + 1);
  const isGrouped = new Uint8Array(count);
  let at = 0;
  members.forEach((group, index) => {
    order.set(group, at);
    for (const row of group) isGrouped[row] = 1;
    at += group.length;
    first[index + 1] = at;
  });
  for (let row = 0; row < count; row++) if (isGrouped[row] === 0) order[at++] = row;
  return { order, first };
}

interface Piece {
  readonly start: number;
  /** The first place that is no longer of it. */
  readonly end: number;
}

/** Of some groups at a time the rows before all of them, those of each for the others, and the rows behind. */
function blocksOf(first: Uint32Array, count: number, piece: Piece): Span[][] {
  const groups = first.length - 1;
  return Array.from({ length: Math.ceil(groups / BLOCK) }, (_, block) => {
    const from = block * BLOCK;
    const all = Array.from({ length: Math.min(BLOCK, groups - from) }, (__, at) => from + at);
    const to = from + all.length;
    const spans = [
      { target: 0, targetEnd: first[from] as number, rows: all },
      ...all.map((group) => ({
        target: first[group] as number,
        targetEnd: first[group + 1] as number,
        rows: all.filter((other) => other !== group),
      })),
      { target: first[to] as number, targetEnd: count, rows: all },
    ];
    return spans.map((span) => within(span, piece)).filter(({ target, targetEnd }) => target < targetEnd);
  });
}

function within({ target, targetEnd, rows }: Span, { start, end }: Piece): Span {
  return { target: Math.max(target, start) - start, targetEnd: Math.min(targetEnd, end) - start, rows };
}

/** The `most` best of each row in either. */
function betterOf(left: BestProducts, right: BestProducts, most: number): BestProducts {
  const better = { labels: new Uint32Array(left.labels.length), products: new Float32Array(left.products.length) };
  for (let start = 0; start < better.labels.length; start += most) {
    let [ofLeft, ofRight] = [start, start];
    for (let place = start; place < start + most; place++) {
      const isLeft = comesBefore(left, ofLeft, right, ofRight);
      const [side, at] = isLeft ? [left, ofLeft] : [right, ofRight];
      better.labels[place] = side.labels[at] as number;
      better.products[place] = side.products[at] as number;
      if (isLeft) ofLeft++;
      else ofRight++;
    }
  }
  return better;
}

function comesBefore(left: BestProducts, atLeft: number, right: BestProducts, atRight: number): boolean {
  const [near, far] = [left.products[atLeft] as number, right.products[atRight] as number];
  return near > far || (near === far && (left.labels[atLeft] as number) < (right.labels[atRight] as number));
}
