import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { apart } from './apart.ts';

/** Where a cluster is on the map: centre and reach in the coordinates of the release, each axis from -1 to 1. */
export interface Extent {
  readonly x: number;
  readonly y: number;
  /** Most of its conversations lie within it. */
  readonly reach: number;
}

/** A cluster without parts, drawn as a circle whose area is its share. */
export interface Bubble extends Extent {
  readonly cluster: PublicCluster;
}

export interface Scene {
  /** Largest first. */
  readonly bubbles: readonly Bubble[];
  /** Of every cluster of the release. */
  readonly extents: ReadonlyMap<string, Extent>;
  /** By id of any cluster: positions of the bubbles that it is made of. */
  readonly members: ReadonlyMap<string, readonly number[]>;
}

/** Share of the map that all circles together would cover if none overlapped. */
const COVERED = 0.22;
const MAP_AREA = 4;

export function sceneOf(index: ReleaseIndex): Scene {
  const shown = index.leaves.reduce((sum, { share }) => sum + share, 0);
  const radiusOfAll = Math.sqrt((COVERED * MAP_AREA) / Math.PI);
  const bubbles = filling(
    apart(
      index.leaves.map((cluster): Bubble => {
        const [x, y] = cluster.position;
        const reach = shown > 0 ? radiusOfAll * Math.sqrt(cluster.share / shown) : 0;
        return { cluster, x, y, reach };
      }),
    ),
  );
  const members = membersOf(index, bubbles);
  const extents = new Map([...members].map(([id, own]) => [id, extentOf(own.map((at) => bubbles[at] as Bubble))]));
  return { bubbles, members, extents };
}

/** Moved and scaled so that the map is as large as its square. */
function filling(bubbles: readonly Bubble[]): Bubble[] {
  const [left, right] = spanOf(bubbles, ({ x }) => x);
  const [low, high] = spanOf(bubbles, ({ y }) => y);
  const half = Math.max(right - left, high - low) / 2;
  if (!(half > 0)) return [...bubbles];
  const [middle, centre] = [(left + right) / 2, (low + high) / 2];
  return bubbles.map((bubble) => ({
    ...bubble,
    x: (bubble.x - middle) / half,
    y: (bubble.y - centre) / half,
    reach: bubble.reach / half,
  }));
}

/** From the first edge of a bubble to the last. */
function spanOf(bubbles: readonly Bubble[], axis: (bubble: Bubble) => number): [number, number] {
  return bubbles.reduce<[number, number]>(
    ([low, high], bubble) => [Math.min(low, axis(bubble) - bubble.reach), Math.max(high, axis(bubble) + bubble.reach)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function membersOf(index: ReleaseIndex, bubbles: readonly Bubble[]): Map<string, number[]> {
  const members = new Map<string, number[]>();
  bubbles.forEach(({ cluster }, position) => {
    for (const { id } of [cluster, ...index.ancestors(cluster.id)]) {
      const own = members.get(id);
      if (own === undefined) members.set(id, [position]);
      else own.push(position);
    }
  });
  return members;
}

/** One bubble reaches as far as its edge; several twice their mean distance, weighted by size, and a bubble more. */
function extentOf(bubbles: readonly Bubble[]): Extent {
  const [only] = bubbles;
  if (only !== undefined && bubbles.length === 1) return { x: only.x, y: only.y, reach: only.reach };
  const weight = bubbles.reduce((sum, { cluster }) => sum + cluster.share, 0) || 1;
  const mean = (value: (bubble: Bubble) => number): number =>
    bubbles.reduce((sum, bubble) => sum + value(bubble) * bubble.cluster.share, 0) / weight;
  const [x, y] = [mean((bubble) => bubble.x), mean((bubble) => bubble.y)];
  const reach = 2 * mean((bubble) => Math.hypot(bubble.x - x, bubble.y - y)) + mean((bubble) => bubble.reach);
  return { x, y, reach };
}
