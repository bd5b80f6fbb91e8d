// What the assignment of a block works with, read once from the memory of the problem and of the thread.
import { Facts, Problem, Scratch } from './layout';

export let rows: usize, rowBytes: usize, codes: usize, codeBytes: usize, facts: usize, own: usize, similarity: usize;
export let lower: usize, groups: i32, groupPanels: i32, centroids: usize, bias: usize, number: usize, drift: usize;
export let shift: f32, margin: f32;
export let lists: usize, lengths: usize, products: usize, greatest: usize, best: usize, bestSimilarity: usize, lanes: usize;
export let k: i32, panelCodes: usize, upperBias: usize, scales: usize, panelLengths: usize, panels: i32;
export let block: i32, first: i32, length: i32;

export function open(problem: usize, scratch: usize, index: i32): void {
  rows = load<usize>(problem, Problem.ROWS);
  rowBytes = load<usize>(problem, Problem.ROW_BYTES);
  codes = load<usize>(problem, Problem.CODES);
  codeBytes = rowBytes >> 2;
  facts = load<usize>(problem, Problem.ROW_FACTS);
  own = load<usize>(problem, Problem.OWN);
  similarity = load<usize>(problem, Problem.SIMILARITY);
  lower = load<usize>(problem, Problem.LOWER);
  groups = load<i32>(problem, Problem.GROUPS);
  groupPanels = load<i32>(problem, Problem.GROUP_PANELS);
  panels = load<i32>(problem, Problem.PANELS);
  k = load<i32>(problem, Problem.CENTROID_COUNT);
  centroids = load<usize>(problem, Problem.CENTROIDS);
  panelCodes = load<usize>(problem, Problem.PANEL_CODES);
  bias = load<usize>(problem, Problem.BIAS);
  upperBias = load<usize>(problem, Problem.UPPER_BIAS);
  scales = load<usize>(problem, Problem.SCALE);
  panelLengths = load<usize>(problem, Problem.PANEL_LENGTH);
  drift = load<usize>(problem, Problem.DRIFT);
  number = load<usize>(problem, Problem.NUMBER);
  shift = load<f32>(problem, Problem.SHIFT);
  margin = load<f32>(problem, Problem.MARGIN);
  lists = load<usize>(scratch, Scratch.LISTS);
  lengths = load<usize>(scratch, Scratch.LENGTHS);
  products = load<usize>(scratch, Scratch.PRODUCTS);
  greatest = load<usize>(scratch, Scratch.GREATEST);
  best = load<usize>(scratch, Scratch.BEST);
  bestSimilarity = load<usize>(scratch, Scratch.BEST_SIMILARITY);
  lanes = load<usize>(scratch, Scratch.LANES);
  block = load<i32>(problem, Problem.BLOCK);
  first = index * block;
  length = min(block, load<i32>(problem, Problem.COUNT) - first);
}

// @ts-ignore: decorator
@inline
export function rowAt(row: i32): usize {
  return rows + <usize>(first + row) * rowBytes;
}

// @ts-ignore: decorator
@inline
export function centroidAt(place: i32): usize {
  return centroids + <usize>place * rowBytes;
}

// @ts-ignore: decorator
@inline
export function listed(group: i32, index: i32): i32 {
  return load<u16>(lists + ((<usize>group * block + index) << 1));
}

// @ts-ignore: decorator
@inline
export function bestOf(row: i32): i32 {
  return load<i32>(best + (<usize>row << 2));
}

// @ts-ignore: decorator
@inline
export function biasOf(place: i32): f32 {
  return load<f32>(bias + (<usize>place << 2));
}

// @ts-ignore: decorator
@inline
export function setSimilarity(row: i32, value: f32): void {
  store<f32>(bestSimilarity + (<usize>row << 2), value);
}

// @ts-ignore: decorator
@inline
export function numberAt(place: i32): u32 {
  return load<u32>(number + (<usize>place << 2));
}

// @ts-ignore: decorator
@inline
export function squaredDistance(row: i32, value: f32): f32 {
  return load<f32>(facts + (<usize>(first + row) << 4), Facts.SQUARED_LENGTH) + shift - 2 * value;
}
