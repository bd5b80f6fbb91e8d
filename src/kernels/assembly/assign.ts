// One assignment of the rows of a block to their nearest centroids.
//
// Bounds (Hamerly 2010, Ding et al. 2015): a row's distance to its own centroid is computed anew; for each group of centroids a lower bound of
// the distances to all others is known from when they were last computed, less how far centroids have moved since. Groups that cannot hold a
// nearer one are left out. Of the rest, products of eight-bit codes are computed, each at most `hidden` away from the true one; only where that
// leaves a chance of being nearest the product is computed in float32. Both leave out nothing that could win, rounding included, so that the
// result is that of all products.
import {
  rows, rowBytes, codes, codeBytes, facts, own, similarity, lower, groups, groupPanels, centroids, bias, drift,
  shift, margin, lists, lengths, products, greatest, best, bestSimilarity, lanes, k, panelCodes,
  upperBias, scales, panelLengths, panels, block, first, length, open, rowAt, centroidAt, listed, bestOf,
  biasOf, setSimilarity, numberAt, squaredDistance,
} from './at-hand';
import { CODE_ROWS, tileOfSix, tileOfThree } from './code-products';
import { Facts, PANEL, Problem, Scratch } from './layout';
import { fourProducts, product, tileOfProducts } from './products';
import { addRow } from './sums';

/** Bounds are kept a little lower, and thresholds a little higher, than they come out: more than float32 can be wrong. */
const LESS: f32 = 1.0 - 1.0 / 2097152.0;
const MORE: f32 = 1.0 + 1.0 / 2097152.0;
const MUCH_LESS: f32 = 0.999999;
const MUCH_MORE: f32 = 1.000001;

let computed: f64, screened: f64;

export function assignBlock(problem: usize, scratch: usize, index: i32): void {
  open(problem, scratch, index);
  computed = 0;
  screened = 0;
  if (load<i32>(problem, Problem.STARTED)) {
    similaritiesToOwn(load<usize>(problem, Problem.MOVED));
    listRows();
  } else {
    noCentroidYet();
    listAllRows();
  }
  const screens = load<i32>(problem, Problem.SCREENED);
  for (let group = 0; group < groups; group++) {
    const count = load<i32>(lengths + (<usize>group << 2));
    if (count == 0) continue;
    for (let index = 0; index < count; index++) v128.store(greatest + (<usize>index << 4), f32x4.splat(-Infinity));
    const end = min((group + 1) * groupPanels, panels);
    for (let panel = group * groupPanels; panel < end; panel++) {
      if (screens) screenPanel(group, count, panel);
      else computePanel(group, count, panel);
    }
    if (lower) keepBounds(group, count);
  }
  store<f64>(scratch, load<f64>(scratch, Scratch.COMPUTED) + computed, Scratch.COMPUTED);
  store<f64>(scratch, load<f64>(scratch, Scratch.SCREENED) + screened, Scratch.SCREENED);
  keepBest(problem, scratch);
}

function noCentroidYet(): void {
  for (let row = 0; row < length; row++) {
    store<i32>(best + (<usize>row << 2), -1);
    store<f32>(bestSimilarity + (<usize>row << 2), -Infinity);
  }
}

/** Of rows whose own centroid did not move, the similarity is known. */
function similaritiesToOwn(moved: usize): void {
  const waiting = products;
  let count = 0;
  for (let row = 0; row < length; row++) {
    const at = <usize>row << 2;
    const place = load<i32>(own + (<usize>first << 2) + at);
    store<i32>(best + at, place);
    if (load<u8>(moved + <usize>place)) {
      store<i32>(waiting + (<usize>count << 2), row);
      count++;
    } else store<f32>(bestSimilarity + at, load<f32>(similarity + (<usize>first << 2) + at));
  }
  if (count == 0) return;
  computed += count;
  const last = load<i32>(waiting + (<usize>(count - 1) << 2));
  for (let index = 0; index < 3; index++) store<i32>(waiting + (<usize>(count + index) << 2), last);
  for (let index = 0; index < count; index += 4) {
    const at = waiting + (<usize>index << 2);
    const r0 = load<i32>(at), r1 = load<i32>(at, 4), r2 = load<i32>(at, 8), r3 = load<i32>(at, 12);
    const c0 = bestOf(r0), c1 = bestOf(r1), c2 = bestOf(r2), c3 = bestOf(r3);
    const found = fourProducts(
      rowAt(r0), centroidAt(c0), rowAt(r1), centroidAt(c1), rowAt(r2), centroidAt(c2), rowAt(r3), centroidAt(c3), rowBytes,
    );
    setSimilarity(r0, f32x4.extract_lane(found, 0) + biasOf(c0));
    setSimilarity(r1, f32x4.extract_lane(found, 1) + biasOf(c1));
    setSimilarity(r2, f32x4.extract_lane(found, 2) + biasOf(c2));
    setSimilarity(r3, f32x4.extract_lane(found, 3) + biasOf(c3));
  }
}

function listAllRows(): void {
  for (let group = 0; group < groups; group++) {
    for (let row = 0; row < length; row++) store<u16>(lists + ((<usize>group * block + row) << 1), row);
    store<i32>(lengths + (<usize>group << 2), length);
  }
}

/** Rows group by group whose own centroid may be farther than one of the group. */
function listRows(): void {
  if (lower == 0) return listAllRows();
  memory.fill(lengths, 0, <usize>groups << 2);
  const padded = (groups + 3) & ~3;
  for (let row = 0; row < length; row++) {
    const squared = max<f32>(squaredDistance(row, load<f32>(bestSimilarity + (<usize>row << 2))), 0) + margin;
    const distance = f32x4.splat(sqrt<f32>(squared) * MUCH_MORE * MORE);
    const bounds = lower + <usize>(first + row) * (<usize>padded << 2);
    for (let group = 0; group < padded; group += 4) {
      const at = <usize>group << 2;
      let near = v128.bitmask<i32>(f32x4.le(v128.load(bounds + at), f32x4.add(v128.load(drift + at), distance)));
      while (near) {
        add(group + ctz(near), row);
        near &= near - 1;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function add(group: i32, row: i32): void {
  const at = lengths + (<usize>group << 2);
  const count = load<i32>(at);
  store<u16>(lists + ((<usize>group * block + count) << 1), row);
  store<i32>(at, count + 1);
}

/** Every product of the listed rows with a panel, in float32. */
function computePanel(group: i32, count: i32, panel: i32): void {
  const place = panel * PANEL;
  const near = centroidAt(place), far = centroidAt(place + 4);
  // Globals are read from memory each time: what the loop needs is kept at hand.
  const list = lists + (<usize>(group * block) << 1);
  const bytes = rowBytes, start = rowAt(0), last = <usize>(count - 1);
  const similarities = bestSimilarity, places = best, found = products, greatestHere = greatest;
  computed += count * min(PANEL, k - place);
  const at = bias + (<usize>place << 2);
  const bias0 = v128.load(at), bias1 = v128.load(at, 16);
  for (let index: usize = 0; index <= last; index += 3) {
    const p0 = start + <usize>load<u16>(list + (index << 1)) * bytes;
    const p1 = start + <usize>load<u16>(list + (min(index + 1, last) << 1)) * bytes;
    const p2 = start + <usize>load<u16>(list + (min(index + 2, last) << 1)) * bytes;
    const out = found + (index << 5);
    tileOfProducts(p0, p1, p2, near, bytes, out);
    tileOfProducts(p0, p1, p2, far, bytes, out + 16);
  }
  for (let index: usize = 0; index <= last; index++) {
    const row = <usize>load<u16>(list + (index << 1));
    const left = f32x4.add(v128.load(found + (index << 5)), bias0);
    const right = f32x4.add(v128.load(found + (index << 5), 16), bias1);
    look(
      group, <i32>index, <i32>row, place, left, right, greatestHere,
      load<f32>(similarities + (row << 2)), load<i32>(places + (row << 2)), false,
    );
  }
}

/** Similarities of a row to the centroids of a panel, or upper bounds of them: all but the own centroid's count for the bound, and those that reach the best so far are looked at. */
// @ts-ignore: decorator
@inline
function look(
  group: i32, index: i32, row: i32, place: i32, left: v128, right: v128, greatest: usize, limit: f32, holder: i32, upperBounds: bool,
): void {
  if (<u32>(holder - place) < <u32>PANEL) {
    const self = i32x4.splat(holder - place);
    left = v128.bitselect(f32x4.splat(-Infinity), left, i32x4.eq(self, i32x4(0, 1, 2, 3)));
    right = v128.bitselect(f32x4.splat(-Infinity), right, i32x4.eq(self, i32x4(4, 5, 6, 7)));
  }
  const both = f32x4.max(left, right);
  if (v128.any_true(f32x4.ge(both, f32x4.splat(limit)))) {
    v128.store(lanes, left);
    v128.store(lanes, right, 16);
    const limits = f32x4.splat(limit);
    const candidates = v128.bitmask<i32>(f32x4.ge(left, limits)) | (v128.bitmask<i32>(f32x4.ge(right, limits)) << 4);
    compareLanes(group, index, row, place, candidates, upperBounds);
  } else {
    const at = greatest + (<usize>index << 4);
    v128.store(at, f32x4.max(v128.load(at), both));
  }
}

// @ts-ignore: decorator
@inline
function raise(index: i32, left: v128, right: v128): void {
  const at = greatest + (<usize>index << 4);
  v128.store(at, f32x4.max(v128.load(at), f32x4.max(left, right)));
}

/** Products of codes of the listed rows with a panel; those in float32 where they may be the greatest. */
function screenPanel(group: i32, count: i32, panel: i32): void {
  codeProducts(group, count, panelCodes + <usize>(panel * PANEL) * codeBytes);
  const place = panel * PANEL;
  screened += count * min(PANEL, k - place);
  const at = <usize>place << 2;
  const scale0 = v128.load(scales + at), scale1 = v128.load(scales + at, 16);
  const bias0 = v128.load(upperBias + at), bias1 = v128.load(upperBias + at, 16);
  const longest = load<f32>(panelLengths + (<usize>panel << 2));
  // Globals are read from memory each time: what the loop needs is kept at hand.
  const list = lists + (<usize>(group * block) << 1);
  const known = facts + (<usize>first << 4);
  const similarities = bestSimilarity, places = best, found = products, greatestHere = greatest;
  for (let index = 0; index < count; index++) {
    const row = <usize>load<u16>(list + (<usize>index << 1));
    const fact = known + (row << 4);
    const scale = f32x4.splat(load<f32>(fact, Facts.SCALE));
    const hidden = f32x4.splat(load<f32>(fact, Facts.HIDDEN) * longest);
    const zero = v128.load32_splat(fact, Facts.ZERO);
    const codes = found + (<usize>index << 5);
    const left = f32x4.convert_i32x4_s(i32x4.sub(v128.load(codes), zero));
    const right = f32x4.convert_i32x4_s(i32x4.sub(v128.load(codes, 16), zero));
    look(
      group, index, <i32>row, place,
      f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(left, scale), scale0), bias0), hidden),
      f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(right, scale), scale1), bias1), hidden),
      greatestHere, load<f32>(similarities + (row << 2)), load<i32>(places + (row << 2)), true,
    );
  }
}

function codeProducts(group: i32, count: i32, panel: usize): void {
  const last = count - 1;
  for (let index = 0; index < count; index += CODE_ROWS) {
    const p0 = codesAt(group, index);
    const p1 = codesAt(group, min(index + 1, last));
    const p2 = codesAt(group, min(index + 2, last));
    const out = products + (<usize>index << 5);
    if (ASC_FEATURE_RELAXED_SIMD)
      tileOfSix(
        p0, p1, p2, codesAt(group, min(index + 3, last)), codesAt(group, min(index + 4, last)), codesAt(group, min(index + 5, last)),
        panel, codeBytes, out,
      );
    else tileOfThree(p0, p1, p2, panel, codeBytes, out);
  }
}

// @ts-ignore: decorator
@inline
function codesAt(group: i32, index: i32): usize {
  return codes + <usize>(first + listed(group, index)) * codeBytes;
}

/** Looks at the candidates among the lanes, the greatest first: their similarities are upper bounds where `upperBounds` is set. */
function compareLanes(group: i32, index: i32, row: i32, place: i32, candidates: i32, upperBounds: bool): void {
  while (candidates) {
    const lane = greatestLane(candidates);
    candidates &= ~(1 << lane);
    const at = lanes + (<usize>lane << 2);
    const now = load<f32>(bestSimilarity + (<usize>row << 2));
    if (load<f32>(at) < now) break;
    if (upperBounds) {
      computed += 1;
      store<f32>(at, product(rowAt(row), centroidAt(place + lane), rowBytes) + biasOf(place + lane));
    }
    const value = load<f32>(at);
    const holder = bestOf(row);
    if (value < now || (value == now && holder >= 0 && numberAt(holder) < numberAt(place + lane))) continue;
    store<f32>(at, -Infinity);
    store<i32>(best + (<usize>row << 2), place + lane);
    setSimilarity(row, value);
    if (holder < 0) continue;
    if (holder / PANEL / groupPanels == group) raise(index, f32x4.splat(now), f32x4.splat(now));
    else if (lower) lowerBound(row, holder / PANEL / groupPanels, now);
  }
  raise(index, v128.load(lanes), v128.load(lanes, 16));
}

function greatestLane(candidates: i32): i32 {
  let lane = ctz(candidates);
  candidates &= candidates - 1;
  while (candidates) {
    const other = ctz(candidates);
    if (load<f32>(lanes + (<usize>other << 2)) > load<f32>(lanes + (<usize>lane << 2))) lane = other;
    candidates &= candidates - 1;
  }
  return lane;
}

function boundAt(row: i32, group: i32): usize {
  return lower + ((<usize>(first + row) * ((groups + 3) & ~3) + group) << 2);
}

/** The bound that a similarity, or an upper bound of it, gives: a lower bound of the distance, as if from the beginning of the drift. */
function boundOf(row: i32, group: i32, value: f32): f32 {
  const squared = squaredDistance(row, value) - margin;
  const distance = squared > 0 ? sqrt<f32>(squared) * MUCH_LESS : 0;
  return (distance + load<f32>(drift + (<usize>group << 2))) * LESS;
}

/** A centroid of the group is now another's rival, at that similarity. */
function lowerBound(row: i32, group: i32, value: f32): void {
  const at = boundAt(row, group);
  store<f32>(at, min<f32>(load<f32>(at), boundOf(row, group, value)));
}

/** Bounds of the listed rows, four at a time: see `boundOf`. */
function keepBounds(group: i32, count: i32): void {
  const list = lists + (<usize>(group * block) << 1);
  const known = facts + (<usize>first << 4);
  const rowBounds = <usize>((groups + 3) & ~3) << 2;
  const bounds = lower + <usize>first * rowBounds + (<usize>group << 2);
  const most = greatest;
  const drifted = f32x4.splat(load<f32>(drift + (<usize>group << 2)));
  const shifted = f32x4.splat(shift - margin), zero = f32x4.splat(0);
  const last = count - 1;
  for (let index = 0; index < count; index += 4) {
    const i1 = min(index + 1, last), i2 = min(index + 2, last), i3 = min(index + 3, last);
    const r0 = <usize>load<u16>(list + (<usize>index << 1)), r1 = <usize>load<u16>(list + (<usize>i1 << 1));
    const r2 = <usize>load<u16>(list + (<usize>i2 << 1)), r3 = <usize>load<u16>(list + (<usize>i3 << 1));
    const g0 = v128.load(most + (<usize>index << 4)), g1 = v128.load(most + (<usize>i1 << 4));
    const g2 = v128.load(most + (<usize>i2 << 4)), g3 = v128.load(most + (<usize>i3 << 4));
    const m01 = f32x4.max(v128.shuffle<f32>(g0, g1, 0, 4, 1, 5), v128.shuffle<f32>(g0, g1, 2, 6, 3, 7));
    const m23 = f32x4.max(v128.shuffle<f32>(g2, g3, 0, 4, 1, 5), v128.shuffle<f32>(g2, g3, 2, 6, 3, 7));
    const values = f32x4.max(v128.shuffle<f32>(m01, m23, 0, 1, 4, 5), v128.shuffle<f32>(m01, m23, 2, 3, 6, 7));
    let squared = v128.load32_zero(known + (r0 << 4), Facts.SQUARED_LENGTH);
    squared = v128.load_lane<f32>(known + (r1 << 4), squared, 1, Facts.SQUARED_LENGTH);
    squared = v128.load_lane<f32>(known + (r2 << 4), squared, 2, Facts.SQUARED_LENGTH);
    squared = v128.load_lane<f32>(known + (r3 << 4), squared, 3, Facts.SQUARED_LENGTH);
    squared = f32x4.sub(f32x4.add(squared, shifted), f32x4.add(values, values));
    const distance = f32x4.mul(f32x4.sqrt(f32x4.max(squared, zero)), f32x4.splat(MUCH_LESS));
    const bound = f32x4.mul(f32x4.add(distance, drifted), f32x4.splat(LESS));
    v128.store_lane<f32>(bounds + r0 * rowBounds, bound, 0);
    v128.store_lane<f32>(bounds + r1 * rowBounds, bound, 1);
    v128.store_lane<f32>(bounds + r2 * rowBounds, bound, 2);
    v128.store_lane<f32>(bounds + r3 * rowBounds, bound, 3);
  }
}

/** Writes what was found, and adds rows that came to a centroid to what changed of its sum. */
function keepBest(problem: usize, scratch: usize): void {
  const assignment = load<usize>(problem, Problem.ASSIGNMENT);
  const started = load<i32>(problem, Problem.STARTED);
  const rounding = load<f64>(problem, Problem.ROUNDING);
  let moved = 0;
  for (let row = 0; row < length; row++) {
    const at = <usize>(first + row) << 2;
    const place = bestOf(row);
    store<f32>(similarity + at, load<f32>(bestSimilarity + (<usize>row << 2)));
    const before = load<i32>(own + at);
    if (started && before == place) continue;
    if (started) addRow(scratch, row, before, -1, rounding);
    addRow(scratch, row, place, 1, rounding);
    store<i32>(own + at, place);
    store<u32>(assignment + at, numberAt(place));
    moved++;
  }
  store<i32>(scratch, load<i32>(scratch, Scratch.MOVED) + moved, Scratch.MOVED);
}
