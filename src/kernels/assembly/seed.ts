// How far rows are from seeds of centroids.
import { Problem, Scratch } from './layout';
import { tileOfProducts } from './products';

/** Lowers the distances of the looked-at rows of a block to those to up to eight seeds. Seeds that fill up a tile of four repeat others. */
export function seedBlock(problem: usize, scratch: usize, index: i32): void {
  const block = load<i32>(problem, Problem.BLOCK);
  const step = load<i32>(problem, Problem.STEP);
  const looked = (load<i32>(problem, Problem.COUNT) + step - 1) / step;
  const end = min((index + 1) * block, looked);
  const rows = load<usize>(problem, Problem.ROWS);
  const rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  const seeds = load<usize>(problem, Problem.SEEDS);
  const out = load<usize>(scratch, Scratch.PRODUCTS);
  const tiles = (load<i32>(problem, Problem.SEED_COUNT) + 3) / 4;
  for (let first = index * block; first < end; first += 3) {
    const p0 = rows + <usize>(first * step) * rowBytes;
    const p1 = rows + <usize>(min(first + 1, end - 1) * step) * rowBytes;
    const p2 = rows + <usize>(min(first + 2, end - 1) * step) * rowBytes;
    for (let tile = 0; tile < tiles; tile++) {
      tileOfProducts(p0, p1, p2, seeds + <usize>(tile * 4) * rowBytes, rowBytes, out + (<usize>tile << 4));
    }
    for (let row = first; row < min(first + 3, end); row++) {
      for (let tile = 0; tile < tiles; tile++) {
        const products = v128.load(out + (<usize>(row - first) << 5) + (<usize>tile << 4));
        lower(problem, row, row * step, products, <usize>tile << 4);
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
