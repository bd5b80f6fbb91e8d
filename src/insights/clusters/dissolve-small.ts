/** Clusters too small to publish join their neighbours: their people are counted there instead of nowhere. */
import { gatheredRows } from '../../kernels/index.ts';
import { exactlyNearest } from '../../text/exactly-nearest.ts';
import type { VectorBlock } from '../../text/spherical-k-means.ts';

/**
 * The smallest cluster that `isLargeEnough` refuses is dissolved, each row going to the nearest centroid that is left,
 * until all are large enough or one remains. Returns the assignment with clusters renumbered from 0 without gaps.
 *
 * @param isLargeEnough whatever holds members that it accepts, it accepts as well
 */
export function dissolveSmall(
  rows: VectorBlock,
  centroids: Float32Array,
  assignment: Uint32Array,
  isLargeEnough: (members: readonly number[]) => boolean,
): Uint32Array {
  const members = membersOf(assignment, centroids.length / rows.dimensions);
  const failing = members.map((rowsOfCluster) => !isLargeEnough(rowsOfCluster));
  const alive = new Set(members.keys());
  const nearestAlive = nearestOf(rows, centroids, members.filter((_, cluster) => failing[cluster]).flat());
  for (let smallest = next(alive, members, failing); smallest >= 0; smallest = next(alive, members, failing)) {
    alive.delete(smallest);
    const grown = new Set<number>();
    for (const row of members[smallest] as number[]) {
      const target = nearestAlive(row, alive);
      (members[target] as number[]).push(row);
      grown.add(target);
    }
    members[smallest] = [];
    for (const target of grown) failing[target] = !isLargeEnough(members[target] as number[]);
  }
  return renumbered(members, assignment.length);
}

function membersOf(assignment: Uint32Array, k: number): number[][] {
  const members: number[][] = Array.from({ length: k }, () => []);
  assignment.forEach((cluster, row) => {
    members[cluster]?.push(row);
  });
  return members;
}

/** The smallest cluster that still fails, or -1 where none does or only one is left. */
function next(alive: ReadonlySet<number>, members: readonly number[][], failing: readonly boolean[]): number {
  if (alive.size < 2) return -1;
  let smallest = -1;
  for (const cluster of alive) {
    if (!failing[cluster]) continue;
    if (smallest < 0 || sizeOf(members, cluster) < sizeOf(members, smallest)) smallest = cluster;
  }
  return smallest;
}

function sizeOf(members: readonly number[][], cluster: number): number {
  return members[cluster]?.length ?? 0;
}

/** @param loose rows that may be asked about */
function nearestOf(
  { vectors, dimensions }: VectorBlock,
  centroids: Float32Array,
  loose: readonly number[],
): (row: number, alive: ReadonlySet<number>) => number {
  const found = exactlyNearest(gatheredRows({ vectors, dimensions }, loose), { vectors: centroids, dimensions });
  const placeOf = new Map(loose.map((row, place) => [row, place]));
  return (row, alive) => found.nearest(placeOf.get(row) as number, (cluster) => alive.has(cluster));
}

function renumbered(members: readonly number[][], count: number): Uint32Array {
  const assignment = new Uint32Array(count);
  members
    .filter((rows) => rows.length > 0)
    .forEach((rows, cluster) => {
      for (const row of rows) assignment[row] = cluster;
    });
  return assignment;
}
