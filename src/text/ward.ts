/**
 * Agglomerative clustering of weighted points by Ward's criterion (Ward 1963) with the nearest-neighbour chain
 * (Murtagh 1983): O(n²) time and memory, exact, and no ties left to chance.
 */
import { dot } from './vectors.ts';

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

/** The n - 1 merges of n points, cheapest first. */
export function wardMerges(points: WeightedPoints): Merge[] {
  const state = startState(points);
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
  /** Cost of joining i and j, full square. */
  readonly cost: Float64Array;
}

function startState({ vectors, dimensions, weights }: WeightedPoints): State {
  const count = weights.length;
  const cost = new Float64Array(count * count);
  for (let left = 0; left < count; left++) {
    for (let right = 0; right < left; right++) {
      const squared = squaredDistance(vectors, left * dimensions, right * dimensions, dimensions);
      const heavy = weights[left] as number;
      const light = weights[right] as number;
      const value = ((heavy * light) / (heavy + light)) * squared;
      cost[left * count + right] = value;
      cost[right * count + left] = value;
    }
  }
  return { count, alive: new Uint8Array(count).fill(1), weights: Float64Array.from(weights), cost };
}

function squaredDistance(vectors: Float32Array, left: number, right: number, dimensions: number): number {
  const own = dot(vectors, left, vectors, left, dimensions) + dot(vectors, right, vectors, right, dimensions);
  return Math.max(0, own - 2 * dot(vectors, left, vectors, right, dimensions));
}

/** The previous element of the chain wins ties, which is what ends the chain. */
function nearestTo(point: number, before: number, { count, alive, cost }: State): number {
  let nearest = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : (cost[point * count + before] as number);
  for (let other = 0; other < count; other++) {
    if (other === point || alive[other] === 0) continue;
    const value = cost[point * count + other] as number;
    if (value < least) {
      least = value;
      nearest = other;
    }
  }
  return nearest;
}

/** Lance-Williams update for Ward: the group lives on under `left`. */
function join(left: number, right: number, { count, alive, weights, cost }: State): Merge {
  const joined = cost[left * count + right] as number;
  const leftWeight = weights[left] as number;
  const rightWeight = weights[right] as number;
  alive[right] = 0;
  weights[left] = leftWeight + rightWeight;
  for (let other = 0; other < count; other++) {
    if (alive[other] === 0 || other === left) continue;
    const weight = weights[other] as number;
    const toLeft = (leftWeight + weight) * (cost[left * count + other] as number);
    const toRight = (rightWeight + weight) * (cost[right * count + other] as number);
    const value = (toLeft + toRight - weight * joined) / (leftWeight + rightWeight + weight);
    cost[left * count + other] = value;
    cost[other * count + left] = value;
  }
  return { left, right, cost: joined };
}
