// Of each row the targets with the greatest inner products.
import { tileOfProducts } from './products';

/** Fields of a problem, from its base; `best-products.ts` writes them. */
namespace Neighbours {
  export const ROWS: usize = 0; // f32, rows x stride
  export const TARGETS: usize = 4; // f32, targets x stride, and four targets of zeros; where rows are compared with one another, the rows
  export const ROW_BYTES: usize = 8;
  export const MOST: usize = 12; // targets of a row
  export const LABELS: usize = 16; // u32, targets: what they are known by
  export const FOUND: usize = 20; // u32, rows x most: labels
  export const SIMILARITY: usize = 24; // f32, rows x most: descending, -Infinity before any was found
  export const FIRST_SPAN: usize = 28; // u32, blocks + 1
  export const SPANS: usize = 32; // see `Span`
  export const LISTS: usize = 36; // u32: rows
  export const SAME: usize = 40; // 1 where rows are the targets: none is found for itself
}

/** Neighbouring targets, and the rows of a block that are compared with them. */
namespace Span {
  export const TARGET: usize = 0;
  export const TARGET_END: usize = 4;
  export const LIST: usize = 8;
  export const LIST_END: usize = 12;
  export const BYTES: usize = 16;
}

/** `products`: 96 bytes of the thread's own. No row is in two blocks. */
export function neighbourBlock(problem: usize, products: usize, index: i32): void {
  const spans = load<usize>(problem, Neighbours.SPANS);
  const block = load<usize>(problem, Neighbours.FIRST_SPAN) + (<usize>index << 2);
  const end = spans + load<usize>(block, 4) * Span.BYTES;
  for (let span = spans + load<usize>(block) * Span.BYTES; span < end; span += Span.BYTES) compareSpan(problem, products, span);
}

function compareSpan(problem: usize, products: usize, span: usize): void {
  const rows = load<usize>(problem, Neighbours.ROWS);
  const targets = load<usize>(problem, Neighbours.TARGETS);
  const rowBytes = load<usize>(problem, Neighbours.ROW_BYTES);
  const lists = load<usize>(problem, Neighbours.LISTS);
  const list = lists + (load<usize>(span, Span.LIST) << 2);
  const last = lists + (load<usize>(span, Span.LIST_END) << 2) - 4;
  const end = load<i32>(span, Span.TARGET_END);
  for (let target = load<i32>(span, Span.TARGET); target < end; target += 4) {
    const left = min(4, end - target);
    for (let at = list; at <= last; at += 12) {
      // Of the last there may be fewer than three: it is computed again, and nobody looks.
      const r0 = load<usize>(at), r1 = load<usize>(min(at + 4, last)), r2 = load<usize>(min(at + 8, last));
      tileOfProducts(
        rows + r0 * rowBytes, rows + r1 * rowBytes, rows + r2 * rowBytes,
        targets + <usize>target * rowBytes, rowBytes, products,
      );
      insert(problem, r0, target, left, v128.load(products));
      if (at + 4 <= last) insert(problem, r1, target, left, v128.load(products, 32));
      if (at + 8 <= last) insert(problem, r2, target, left, v128.load(products, 64));
    }
  }
}

function insert(problem: usize, row: usize, target: i32, left: i32, products: v128): void {
  const most = load<i32>(problem, Neighbours.MOST);
  const values = load<usize>(problem, Neighbours.SIMILARITY) + (row * most << 2);
  const worst = load<f32>(values + (<usize>(most - 1) << 2));
  let better = v128.bitmask<i32>(f32x4.ge(products, f32x4.splat(worst))) & ((1 << left) - 1);
  while (better) {
    const lane = ctz(better);
    better &= better - 1;
    if (target + lane === <i32>row && load<u32>(problem, Neighbours.SAME)) continue;
    const label = load<u32>(load<usize>(problem, Neighbours.LABELS) + (<usize>(target + lane) << 2));
    insertOne(load<usize>(problem, Neighbours.FOUND) + (row * most << 2), values, most, label, laneOf(products, lane));
  }
}

function laneOf(four: v128, lane: i32): f32 {
  if (lane === 0) return f32x4.extract_lane(four, 0);
  if (lane === 1) return f32x4.extract_lane(four, 1);
  return lane === 2 ? f32x4.extract_lane(four, 2) : f32x4.extract_lane(four, 3);
}

/** The greatest first, of equals the least label: in whatever order they come. */
function insertOne(found: usize, values: usize, most: i32, label: u32, value: f32): void {
  let at = most;
  while (at > 0 && comesBefore(value, label, values + (<usize>(at - 1) << 2), found + (<usize>(at - 1) << 2))) at--;
  if (at === most) return;
  const bytes = <usize>(most - 1 - at) << 2;
  const from = <usize>at << 2;
  memory.copy(values + from + 4, values + from, bytes);
  memory.copy(found + from + 4, found + from, bytes);
  store<f32>(values + from, value);
  store<u32>(found + from, label);
}

// @ts-ignore: decorator
@inline
function comesBefore(value: f32, label: u32, otherValue: usize, otherLabel: usize): bool {
  const other = load<f32>(otherValue);
  return value > other || (value === other && label < load<u32>(otherLabel));
}
