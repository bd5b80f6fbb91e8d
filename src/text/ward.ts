/**
 * Agglomerative clustering of weighted points by Ward's criterion (Ward 1963) with the nearest-neighbour chain
 * (Murtagh 1983): O(n²) time and memory, exact, and no ties left to chance.
 */
import { AppError } from '../core/errors.ts';
import { ended, retold } from '../core/steps.ts';
import { dot } from '../kernels/vectors.ts';

export interface WeightedPoints {
  /** Row-major, one row a point. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** What each point stands for, e.g. the size of its cluster; > 0. */
  readonly weights: readonly number[];
}

/** Two groups that join, named by one point of each, and the growth of the sum of squares when they do. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** What the costs of all pairs take of the time, before any are joined. */
const SHARE_OF_COSTS = 0.6;
const MERGES_A_STEP = 64;

/** The n - 1 merges of n points, cheapest first. @throws AppError TREE_MEMORY where there is no room for a cost of each pair */
export function wardMerges(points: WeightedPoints): Merge[] {
  return ended(wardSteps(points));
}

/** The same; a step tells the share of the work that is done, 0 to 1. @throws AppError TREE_MEMORY */
export function* wardSteps(points: WeightedPoints): Generator<number, Merge[]> {
  const state = yield* retold(startSteps(points), (share) => SHARE_OF_COSTS * share);
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < points.weights.length - 1) {
    if (chain.length === 0) chain.push(state.alive.indexOf(1));
    const end = chain.at(-1) as number;
    const before = chain.at(-2) ?? -1;
    const nearest = nearestTo(end, before, state);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push(join(Math.min(end, before), Math.max(end, before), state));
    if (merges.length % MERGES_A_STEP === 0)
      yield SHARE_OF_COSTS + (1 - SHARE_OF_COSTS) * (merges.length / points.weights.length);
  }
  return merges.sort((one, other) => one.cost - other.cost || one.left - other.left || one.right - other.right);
}

/** The group of each point after as many of the merges as leave `groups` groups; numbered by first appearance. */
export function cutInto(groups: number, points: number, merges: readonly Merge[]): number[] {
  const parent = Array.from({ length: points }, (_, index) => index);
  const rootOf = (point: number): number => {
    let root = point;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (const { left, right } of merges.slice(0, Math.max(0, points - groups))) parent[rootOf(right)] = rootOf(left);
  const numbers = new Map<number, number>();
  return parent.map((_, point) => {
    const root = rootOf(point);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root) as number;
  });
}

interface State {
  readonly count: number;
  readonly alive: Uint8Array;
  readonly weights: Float64Array;
  /** Cost of joining two points, row by row of the lower triangle: see `pairOf`. */
  readonly cost: Float64Array;
}

/** Where the cost of joining two points stands, the greater position first. */
function pairOf(greater: number, lesser: number): number {
  return (greater * (greater - 1)) / 2 + lesser;
}

function costOf(one: number, other: number, { cost }: State): number {
  return cost[one > other ? pairOf(one, other) : pairOf(other, one)] as number;
}

/** Rows of a block of points whose costs are computed together, so that vectors stay at hand. */
const BLOCK = 64;

/** A step tells the share of the costs that are known. */
function* startSteps({ vectors, dimensions, weights }: WeightedPoints): Generator<number, State> {
  const count = weights.length;
  const cost = costsOf(count);
  const squares = Float64Array.from({ length: count }, (_, point) =>
    dot(vectors, point * dimensions, vectors, point * dimensions, dimensions),
  );
  const costBetween = (left: number, right: number): number => {
    const product = dot(vectors, left * dimensions, vectors, right * dimensions, dimensions);
    const squared = Math.max(0, (squares[left] as number) + (squares[right] as number) - 2 * product);
    const heavy = weights[left] as number;
    const light = weights[right] as number;
    return ((heavy * light) / (heavy + light)) * squared;
  };
  for (let first = 0; first < count; first += BLOCK) {
    const end = Math.min(count, first + BLOCK);
    for (let right = 0; right < end; right++)
      for (let left = Math.max(first, right + 1); left < end; left++)
        cost[pairOf(left, right)] = costBetween(left, right);
    yield (end / count) ** 2;
  }
  return { count, alive: new Uint8Array(count).fill(1), weights: Float64Array.from(weights), cost };
}

function costsOf(count: number): Float64Array {
  const pairs = (count * (count - 1)) / 2;
  try {
    return new Float64Array(pairs);
  } catch (cause) {
    const gigabytes = (pairs * Float64Array.BYTES_PER_ELEMENT) / 1e9;
    throw new AppError({
      code: 'TREE_MEMORY',
      message: `A tree over ${count} clusters needs ${gigabytes.toFixed(1)} GB, eight bytes for each pair of them, which this machine does not give.`,
      hint: 'Ask for fewer clusters (--k): half as many need a quarter.',
      cause,
    });
  }
}

/** The previous element of the chain wins ties, which is what ends the chain. */
function nearestTo(point: number, before: number, state: State): number {
  const { count, alive } = state;
  let nearest = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : costOf(point, before, state);
  for (let other = 0; other < count; other++) {
    if (other === point || alive[other] === 0) continue;
    const value = costOf(point, other, state);
    if (value < least) {
      least = value;
      nearest = other;
    }
  }
  return nearest;
}

/** Lance-Williams update for Ward: the group lives on under `left`. */
function join(left: number, right: number, state: State): Merge {
  const { count, alive, weights, cost } = state;
  const joined = costOf(left, right, state);
  const leftWeight = weights[left] as number;
  const rightWeight = weights[right] as number;
  alive[right] = 0;
  weights[left] = leftWeight + rightWeight;
  for (let other = 0; other < count; other++) {
    if (alive[other] === 0 || other === left) continue;
    const weight = weights[other] as number;
    const toLeft = (leftWeight + weight) * costOf(left, other, state);
    const toRight = (rightWeight + weight) * costOf(right, other, state);
    const value = (toLeft + toRight - weight * joined) / (leftWeight + rightWeight + weight);
    cost[left > other ? pairOf(left, other) : pairOf(other, left)] = value;
  }
  return { left, right, cost: joined };
}
