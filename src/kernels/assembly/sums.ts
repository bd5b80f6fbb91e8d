// Sums of the rows of a centroid.
import { rowAt, rowBytes } from './at-hand';
import { Scratch } from './layout';

/** Adds a row to what changed of a centroid's sum, or takes it away: see `exact-sums.ts`. */
export function addRow(scratch: usize, row: i32, place: i32, sign: i32, rounding: f64): void {
  const size = load<usize>(scratch, Scratch.SIZES) + (<usize>place << 2);
  store<i32>(size, load<i32>(size) + sign);
  let from = rowAt(row);
  const end = from + rowBytes;
  let to = load<usize>(scratch, Scratch.SUMS) + <usize>place * (rowBytes << 1);
  const factor = f64x2.splat(<f64>sign);
  const magic = f64x2.splat(rounding);
  while (from < end) {
    const four = v128.load(from);
    const low = f64x2.promote_low_f32x4(four);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(four, four, 1, 1));
    v128.store(to, f64x2.add(v128.load(to), f64x2.mul(factor, f64x2.sub(f64x2.add(low, magic), magic))));
    v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(factor, f64x2.sub(f64x2.add(high, magic), magic))), 16);
    from += 16;
    to += 32;
  }
}
