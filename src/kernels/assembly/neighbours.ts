// The rows that are nearest to each row, by inner product.
import { tileOfProducts } from './products';

/** Fields of a problem, from its base; `nearest-rows.ts` writes them. */
namespace Neighbours {
  export const ROWS: usize = 0; // f32, rows x stride, and four rows of zeros
  export const ROW_BYTES: usize = 4;
  export const COUNT: usize = 8;
  export const MOST: usize = 12; // neighbours of a row
  export const FOUND: usize = 16; // u32, rows x most
  export const SIMILARITY: usize = 20; // f32, rows x most: descending, -Infinity before any was found
  export const BLOCK: usize = 24;
}

/** `products`: 96 bytes of the thread's own. */
export function neighbourBlock(problem: usize, products: usize, index: i32): void {
  const block = load<i32>(problem, Neighbours.BLOCK);
  const count = load<i32>(problem, Neighbours.COUNT);
  const rows = load<usize>(problem, Neighbours.ROWS);
  const rowBytes = load<usize>(problem, Neighbours.ROW_BYTES);
  const end = min((index + 1) * block, count);
  for (let other = 0; other < count; other += 4) {
    const others = rows + <usize>other * rowBytes;
    for (let row = index * block; row < end; row += 3) {
      const p0 = rows + <usize>row * rowBytes;
      // Past the end lie zeros, which nobody asks about.
      tileOfProducts(p0, p0 + rowBytes, p0 + (rowBytes << 1), others, rowBytes, products);
      for (let at = row; at < min(row + 3, end); at++) insert(problem, at, other, v128.load(products + (<usize>(at - row) << 5)));
    }
  }
}

function insert(problem: usize, row: i32, other: i32, products: v128): void {
  const most = load<i32>(problem, Neighbours.MOST);
  const values = load<usize>(problem, Neighbours.SIMILARITY) + (<usize>row * most << 2);
  const worst = load<f32>(values + (<usize>(most - 1) << 2));
  let better = v128.bitmask<i32>(f32x4.gt(products, f32x4.splat(worst)));
  while (better) {
    const lane = ctz(better);
    better &= better - 1;
    if (other + lane === row || other + lane >= load<i32>(problem, Neighbours.COUNT)) continue;
    insertOne(load<usize>(problem, Neighbours.FOUND) + (<usize>row * most << 2), values, most, other + lane, laneOf(products, lane));
  }
}

function laneOf(four: v128, lane: i32): f32 {
  if (lane === 0) return f32x4.extract_lane(four, 0);
  if (lane === 1) return f32x4.extract_lane(four, 1);
  return lane === 2 ? f32x4.extract_lane(four, 2) : f32x4.extract_lane(four, 3);
}

/** Of equals the row that comes first stays before. */
function insertOne(found: usize, values: usize, most: i32, other: i32, value: f32): void {
  let at = most;
  while (at > 0 && load<f32>(values + (<usize>(at - 1) << 2)) < value) at--;
  if (at === most) return;
  const bytes = <usize>(most - 1 - at) << 2;
  const from = <usize>at << 2;
  memory.copy(values + from + 4, values + from, bytes);
  memory.copy(found + from + 4, found + from, bytes);
  store<f32>(values + from, value);
  store<u32>(found + from, other);
}
