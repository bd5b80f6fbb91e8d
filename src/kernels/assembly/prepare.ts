// Rows and centroids in codes of eight bits, with what the codes leave out.
import { Facts, PANEL, Problem, Scratch, ZERO_POINT } from './layout';

/** Codes are no finer than this: what is smaller is left out, and counted as left out. */
const LEAST: f32 = 1e-30;
const ROUNDED_UP: f32 = 1.00001;

/** Squared lengths, codes and facts of the rows of a block, and bounds that stand for no group. */
export function prepareBlock(problem: usize, scratch: usize, index: i32): void {
  const block = load<i32>(problem, Problem.BLOCK);
  const end = min((index + 1) * block, load<i32>(problem, Problem.COUNT));
  const rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  const codeBytes = rowBytes >> 2;
  const screens = load<i32>(problem, Problem.SCREENED);
  const lower = load<usize>(problem, Problem.LOWER);
  const groups = load<i32>(problem, Problem.GROUPS);
  const padded = (groups + 3) & ~3;
  let largest = load<f32>(scratch, Scratch.LARGEST);
  for (let row = index * block; row < end; row++) {
    const from = load<usize>(problem, Problem.ROWS) + <usize>row * rowBytes;
    const facts = load<usize>(problem, Problem.ROW_FACTS) + ((<usize>row) << 4);
    const squared = squaredLength(from, rowBytes);
    const greatest = greatestOf(from, rowBytes);
    largest = max<f32>(largest, greatest);
    store<f64>(load<usize>(problem, Problem.SQUARED_LENGTHS) + ((<usize>row) << 3), squared);
    store<f32>(facts, <f32>squared, Facts.SQUARED_LENGTH);
    // Groups that only fill up a vector of bounds are never near.
    if (lower)
      for (let group = groups; group < padded; group++)
        store<f32>(lower + (<usize>(row * padded + group) << 2), Infinity);
    if (screens)
      encodeRow(from, rowBytes, load<usize>(problem, Problem.CODES) + <usize>row * codeBytes, facts, greatest);
  }
  store<f32>(scratch, largest, Scratch.LARGEST);
}

/** In four lanes, as `squaredLength` of `means.ts`. */
function squaredLength(from: usize, bytes: usize): f64 {
  let low = f64x2.splat(0),
    high = f64x2.splat(0);
  for (const end = from + bytes; from < end; from += 16) {
    const four = v128.load(from);
    const left = f64x2.promote_low_f32x4(four);
    const right = f64x2.promote_low_f32x4(v128.shuffle<i64>(four, four, 1, 1));
    low = f64x2.add(low, f64x2.mul(left, left));
    high = f64x2.add(high, f64x2.mul(right, right));
  }
  const two = f64x2.add(low, high);
  return f64x2.extract_lane(two, 0) + f64x2.extract_lane(two, 1);
}

function greatestOf(from: usize, bytes: usize): f32 {
  let four = f32x4.splat(0);
  for (const end = from + bytes; from < end; from += 16) four = f32x4.max(four, f32x4.abs(v128.load(from)));
  const two = f32x4.max(four, v128.shuffle<f32>(four, four, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1));
}

function encodeRow(from: usize, rowBytes: usize, to: usize, facts: usize, greatest: f32): void {
  const scale: f32 = greatest < LEAST ? 0 : greatest / 127;
  const inverse = f32x4.splat(scale > 0 ? 1 / scale : 0);
  const back = f32x4.splat(scale);
  let sum = i32x4.splat(0);
  let left = f32x4.splat(0);
  for (const end = from + rowBytes; from < end; from += 16) {
    const four = v128.load(from);
    const near = f32x4.nearest(f32x4.mul(four, inverse));
    const code = i32x4.trunc_sat_f32x4_s(near);
    const rest = f32x4.sub(four, f32x4.mul(near, back));
    left = f32x4.add(left, f32x4.mul(rest, rest));
    sum = i32x4.add(sum, code);
    const words = i16x8.narrow_i32x4_s(code, code);
    v128.store32_lane(to, i8x16.narrow_i16x8_s(words, words), 0);
    to += 4;
  }
  store<f32>(facts, scale, Facts.SCALE);
  store<f32>(facts, sqrt<f32>(lanesAdded(left)) * ROUNDED_UP + LEAST, Facts.HIDDEN);
  const total =
    i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
  store<i32>(facts, total * ZERO_POINT, Facts.ZERO);
}

function lanesAdded(four: v128): f32 {
  return (
    f32x4.extract_lane(four, 0) +
    f32x4.extract_lane(four, 2) +
    (f32x4.extract_lane(four, 1) + f32x4.extract_lane(four, 3))
  );
}

/** Codes of the centroids of a panel, which are 63 steps either side of the zero point. */
export function preparePanel(problem: usize, _scratch: usize, panel: i32): void {
  const rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  const codeBytes = rowBytes >> 2;
  const reach = load<f32>(problem, Problem.REACH);
  const rounding = load<f32>(problem, Problem.HIDDEN);
  const to = load<usize>(problem, Problem.PANEL_CODES) + <usize>(panel * PANEL) * codeBytes;
  let longest: f32 = 0;
  for (let lane = 0; lane < PANEL; lane++) {
    const place = panel * PANEL + lane;
    const from = load<usize>(problem, Problem.CENTROIDS) + <usize>place * rowBytes;
    const at = (<usize>place) << 2;
    const left = encodeCentroid(from, rowBytes, to + ((<usize>lane) << 2), load<usize>(problem, Problem.SCALE) + at);
    const bias = load<f32>(load<usize>(problem, Problem.BIAS) + at);
    store<f32>(load<usize>(problem, Problem.UPPER_BIAS) + at, bias + (left * reach + rounding));
    longest = max<f32>(longest, <f32>sqrt<f64>(squaredLength(from, rowBytes)) * ROUNDED_UP);
  }
  store<f32>(load<usize>(problem, Problem.PANEL_LENGTH) + ((<usize>panel) << 2), longest);
}

function encodeCentroid(from: usize, rowBytes: usize, to: usize, scaleAt: usize): f32 {
  const greatest = greatestOf(from, rowBytes);
  const scale: f32 = greatest < LEAST ? 0 : greatest / 63;
  const inverse = f32x4.splat(scale > 0 ? 1 / scale : 0);
  const back = f32x4.splat(scale);
  let left = f32x4.splat(0);
  for (const end = from + rowBytes; from < end; from += 16) {
    const four = v128.load(from);
    const near = f32x4.nearest(f32x4.mul(four, inverse));
    const rest = f32x4.sub(four, f32x4.mul(near, back));
    left = f32x4.add(left, f32x4.mul(rest, rest));
    const code = i32x4.add(i32x4.trunc_sat_f32x4_s(near), i32x4.splat(ZERO_POINT));
    const words = i16x8.narrow_i32x4_s(code, code);
    v128.store32_lane(to, i8x16.narrow_i16x8_s(words, words), 0);
    to += (<usize>PANEL) << 2;
  }
  store<f32>(scaleAt, scale);
  return sqrt<f32>(lanesAdded(left)) * ROUNDED_UP + LEAST;
}
