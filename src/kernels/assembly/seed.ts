// How far rows are from seeds of centroids.
import { Problem, Scratch } from './layout';
import { fourProducts, tileOfProducts } from './products';

/** Lowers the distances of the looked-at rows of a block to those to up to eight seeds. Seeds that fill up a tile of four repeat others. */
export function seedBlock(problem: usize, scratch: usize, index: i32): void {
  const block = load<i32>(problem, Problem.BLOCK);
  const step = load<i32>(problem, Problem.STEP);
  const looked = (load<i32>(problem, Problem.COUNT) + step - 1) / step;
  const end = min((index + 1) * block, looked);
  const count = load<i32>(problem, Problem.SEED_COUNT);
  if (count === 1) oneSeed(problem, index * block, end, step);
  else moreSeeds(problem, load<usize>(scratch, Scratch.PRODUCTS), index * block, end, step, (count + 3) / 4);
}

// @ts-ignore: decorator
@inline
function rowAt(problem: usize, row: i32): usize {
  return load<usize>(problem, Problem.ROWS) + <usize>row * load<usize>(problem, Problem.ROW_BYTES);
}

function oneSeed(problem: usize, first: i32, end: i32, step: i32): void {
  const rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  const seed = load<usize>(problem, Problem.SEEDS);
  const last = end - 1;
  for (let at = first; at < end; at += 4) {
    const products = fourProducts(
      rowAt(problem, at * step), seed, rowAt(problem, min(at + 1, last) * step), seed,
      rowAt(problem, min(at + 2, last) * step), seed, rowAt(problem, min(at + 3, last) * step), seed, rowBytes,
    );
    lower(problem, at, at * step, f32x4.splat(f32x4.extract_lane(products, 0)), 0);
    if (at + 1 < end) lower(problem, at + 1, (at + 1) * step, f32x4.splat(f32x4.extract_lane(products, 1)), 0);
    if (at + 2 < end) lower(problem, at + 2, (at + 2) * step, f32x4.splat(f32x4.extract_lane(products, 2)), 0);
    if (at + 3 < end) lower(problem, at + 3, (at + 3) * step, f32x4.splat(f32x4.extract_lane(products, 3)), 0);
  }
}

function moreSeeds(problem: usize, out: usize, first: i32, end: i32, step: i32, tiles: i32): void {
  const rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  const seeds = load<usize>(problem, Problem.SEEDS);
  const last = end - 1;
  for (let at = first; at < end; at += 3) {
    const p0 = rowAt(problem, at * step);
    const p1 = rowAt(problem, min(at + 1, last) * step);
    const p2 = rowAt(problem, min(at + 2, last) * step);
    for (let tile = 0; tile < tiles; tile++) {
      tileOfProducts(p0, p1, p2, seeds + <usize>(tile * 4) * rowBytes, rowBytes, out + (<usize>tile << 4));
    }
    for (let row = at; row < min(at + 3, end); row++) {
      for (let tile = 0; tile < tiles; tile++) {
        lower(problem, row, row * step, v128.load(out + (<usize>(row - at) << 5) + (<usize>tile << 4)), <usize>tile << 4);
      }
    }
  }
}

function lower(problem: usize, place: i32, row: i32, products: v128, tile: usize): void {
  const at = load<usize>(problem, Problem.DISTANCES) + (<usize>place << 2);
  const squared = <f32>load<f64>(load<usize>(problem, Problem.SQUARED_LENGTHS) + (<usize>row << 3));
  // One half of a squared distance, and 1 - product, where vectors have unit length.
  const lengths = f32x4.add(v128.load(load<usize>(problem, Problem.SEED_LENGTHS) + tile), f32x4.splat(squared));
  const halves = f32x4.sub(f32x4.mul(lengths, f32x4.splat(0.5)), products);
  const two = f32x4.min(halves, v128.shuffle<f32>(halves, halves, 2, 3, 0, 1));
  const nearest = max<f32>(min<f32>(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1)), 0);
  store<f32>(at, min<f32>(load<f32>(at), nearest));
}
