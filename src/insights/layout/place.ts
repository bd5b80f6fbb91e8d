/** Where clusters stand on the map, how wide they are, and who their neighbours are. */
import { nearestRows } from '../../kernels/index.ts';
import { blockOf, dot } from '../../kernels/vectors.ts';
import { itemPlane, type PlaneOptions } from '../../text/item-plane.ts';
import { principalPlane } from '../../text/principal-axes.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';
import type { ClusterNode, ClusterPlace } from '../records.ts';

export interface PlacedCluster {
  readonly id: string;
  readonly partition: number;
  readonly size: number;
  readonly spread: number;
  readonly centroid: Float32Array;
}

const NEIGHBOURS = 5;
/** Above so many, neighbourhoods take more than a minute; principal axes do not. */
const MOST_BY_NEIGHBOURS = 20_000;
/** How far a base cluster is moved to the middle of its family, 0 to 1. */
const FAMILY_PULL = 0.3;
/** Of a partition's area, from its middle: partitions do not touch. */
const MARGIN = 0.94;

type Position = readonly [number, number];

/**
 * Where base clusters lie by their centroids, by id: clusters that are alike beside one another, partition by partition, both
 * coordinates in [-1, 1]. Those of a family lie together.
 */
export async function clusterPlane(
  clusters: readonly PlacedCluster[],
  nodes: readonly ClusterNode[],
  options: Omit<PlaneOptions, 'families'>,
): Promise<ReadonlyMap<string, Position>> {
  const positions = new Map<string, Position>();
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  for (const part of Map.groupBy(clusters, ({ partition }) => partition).values()) {
    const families = familiesOf(part, nodeOf);
    const plane =
      part.length > MOST_BY_NEIGHBOURS
        ? principalOf(part)
        : (await itemPlane(rowsOf(part), { ...options, families })).positions;
    part.forEach(({ id }, at) => {
      positions.set(id, plane[at] as Position);
    });
  }
  return positions;
}

/** At every level of parents, the lowest first: the number of the node that each cluster lies under. */
function familiesOf(clusters: readonly PlacedCluster[], nodeOf: ReadonlyMap<string, ClusterNode>): number[][] {
  const paths = clusters.map(({ id }) => pathUp(id, nodeOf));
  const highest = Math.max(0, ...paths.map((path) => path.at(-1)?.level ?? 0));
  return Array.from({ length: highest }, (_, below) => {
    const under = paths.map((path) => path.findLast(({ level }) => level <= below + 1)?.id);
    const numbers = new Map([...new Set(under)].map((id, number) => [id, number]));
    return under.map((id) => numbers.get(id) as number);
  });
}

/** A node, its parent, and so on. */
function pathUp(id: string, nodeOf: ReadonlyMap<string, ClusterNode>): ClusterNode[] {
  const path: ClusterNode[] = [];
  for (let node = nodeOf.get(id); node !== undefined; node = nodeOf.get(node.parent ?? '')) path.push(node);
  return path;
}

/**
 * A place for every node. Partitions have areas of their own, each as large as its share; families are drawn together, and a parent
 * stands in the middle of its children.
 *
 * @param plane see `clusterPlane`; by default the principal axes of each partition
 */
export function placeClusters(
  clusters: readonly PlacedCluster[],
  nodes: readonly ClusterNode[],
  plane?: ReadonlyMap<string, Position>,
): ClusterPlace[] {
  const means = meansOf(clusters, nodes);
  const parts = [...Map.groupBy(nodes, (node) => node.partition).values()];
  const sizeOf = (part: readonly ClusterNode[]): number =>
    part.filter(({ parent }) => parent === null).reduce((sum, { id }) => sum + (means.get(id) as Mean).size, 0);
  const boxes = sharedOut(wholeSquare, parts.map(sizeOf));
  return parts.flatMap((part, at) => {
    const positions = inFamilies(part, means, plane ?? principalPlaces(part, means));
    const neighbours = neighboursIn(part, means);
    return part.map((node) => ({
      id: node.id,
      position: inBox(positions.get(node.id) as Position, boxes[at] as Box),
      spread: rounded(Math.min(1, Math.max(0, 1 - (means.get(node.id) as Mean).length))),
      neighbours: neighbours.get(node.id) as string[],
    }));
  });
}

interface Mean {
  readonly size: number;
  /** Length of the mean of unit vectors: their mean cosine to the centroid. */
  readonly length: number;
  readonly centroid: Float32Array;
}

/** Of base clusters as found; of parents from their children, exactly: means add up by size. */
function meansOf(clusters: readonly PlacedCluster[], nodes: readonly ClusterNode[]): Map<string, Mean> {
  const means = new Map<string, Mean>(
    clusters.map(({ id, size, spread, centroid }) => [id, { size, length: 1 - spread, centroid }]),
  );
  for (const node of nodes) {
    if (node.level > 0) means.set(node.id, joined(node.children.map((child) => means.get(child) as Mean)));
  }
  return means;
}

function joined(means: readonly Mean[]): Mean {
  const size = means.reduce((sum, mean) => sum + mean.size, 0);
  const vector = new Float32Array(means[0]?.centroid.length ?? 0);
  for (const mean of means)
    mean.centroid.forEach((value, index) => {
      vector[index] = (vector[index] as number) + (value * mean.length * mean.size) / size;
    });
  const length = Math.sqrt(dot(vector, 0, vector, 0, vector.length));
  return { size, length, centroid: length === 0 ? vector : vector.map((value) => value / length) };
}

function principalPlaces(
  part: readonly ClusterNode[],
  means: ReadonlyMap<string, Mean>,
): ReadonlyMap<string, Position> {
  const leaves = part.filter(({ level }) => level === 0);
  const plane = principalOf(leaves.map(({ id }) => means.get(id) as Mean));
  return new Map(leaves.map(({ id }, at) => [id, plane[at] as Position]));
}

function principalOf(clusters: readonly Pick<PlacedCluster, 'centroid'>[]): Position[] {
  const { vectors, dimensions } = rowsOf(clusters);
  const plane = principalPlane(vectors, dimensions);
  const reach = Math.max(1e-9, ...plane.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y))));
  return plane.map(([x, y]) => [x / reach, y / reach]);
}

function rowsOf(clusters: readonly Pick<PlacedCluster, 'centroid'>[]): VectorBlock {
  return blockOf(clusters.map(({ centroid }) => centroid));
}

/** Base clusters a part of the way to the middle of their family; parents, level by level, in the middle of their children. */
function inFamilies(
  part: readonly ClusterNode[],
  means: ReadonlyMap<string, Mean>,
  plane: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const middles = middlesOf(part, means, plane);
  const drawn = new Map(
    part.flatMap(({ id, level, parent }): [string, Position][] => {
      const own = plane.get(id);
      if (level > 0 || own === undefined) return [];
      const [x, y] = (parent === null ? undefined : middles.get(parent)) ?? own;
      return [[id, [own[0] + FAMILY_PULL * (x - own[0]), own[1] + FAMILY_PULL * (y - own[1])]]];
    }),
  );
  return middlesOf(part, means, drawn);
}

function middlesOf(
  part: readonly ClusterNode[],
  means: ReadonlyMap<string, Mean>,
  leaves: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const middles = new Map<string, Position>(leaves);
  const parents = part.filter(({ level }) => level > 0).sort((left, right) => left.level - right.level);
  for (const { id, children } of parents) {
    const known = children.filter((child) => middles.has(child));
    const size = known.reduce((sum, child) => sum + (means.get(child) as Mean).size, 0);
    const mean = (axis: 0 | 1): number =>
      known.reduce((sum, child) => sum + (middles.get(child) as Position)[axis] * (means.get(child) as Mean).size, 0) /
      size;
    middles.set(id, [mean(0), mean(1)]);
  }
  return middles;
}

/** Left, right, low, high. */
type Box = readonly [number, number, number, number];
const wholeSquare: Box = [-1, 1, -1, 1];

/** A box cut into one for each size, in their order: across the longer side, where the sizes on both sides are most nearly equal. */
function sharedOut(box: Box, sizes: readonly number[]): Box[] {
  if (sizes.length <= 1) return sizes.map(() => box);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const before = sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0) / total);
  const cuts = before.slice(0, -1);
  const at = cuts.reduce(
    (best, share, cut) => (Math.abs(share - 0.5) < Math.abs((cuts[best] as number) - 0.5) ? cut : best),
    0,
  );
  const [left, right, low, high] = box;
  const share = cuts[at] as number;
  const isWide = right - left >= high - low;
  const [x, y] = [left + share * (right - left), low + share * (high - low)];
  const [first, second]: [Box, Box] = isWide
    ? [
        [left, x, low, high],
        [x, right, low, high],
      ]
    : [
        [left, right, low, y],
        [left, right, y, high],
      ];
  return [...sharedOut(first, sizes.slice(0, at + 1)), ...sharedOut(second, sizes.slice(at + 1))];
}

function inBox([x, y]: Position, [left, right, low, high]: Box): [number, number] {
  return [
    rounded((left + right) / 2 + (MARGIN * x * (right - left)) / 2),
    rounded((low + high) / 2 + (MARGIN * y * (high - low)) / 2),
  ];
}

/** Of each node the nearest others of its level, of equals the one whose id comes first. */
function neighboursIn(part: readonly ClusterNode[], means: ReadonlyMap<string, Mean>): Map<string, string[]> {
  const levels = [...Map.groupBy(part, ({ level }) => level).values()];
  return new Map(
    levels.flatMap((level): [string, string[]][] => {
      const ids = level.map(({ id }) => id).sort();
      const { most, rows } = nearestRows(rowsOf(ids.map((id) => means.get(id) as Mean)), NEIGHBOURS);
      return ids.map((id, row) => [
        id,
        Array.from(rows.subarray(row * most, (row + 1) * most), (other) => ids[other] as string),
      ]);
    }),
  );
}

/** Three decimals: more would be noise, and a longer file. */
function rounded(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value * 1000) / 1000)) + 0;
}
