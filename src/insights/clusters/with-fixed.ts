/** Clusters as they were found, but for groups that a person fixed. */
import type { Random } from '../../core/random.ts';
import { gatheredRows, type KernelName } from '../../kernels/index.ts';
import { blockOf, dot } from '../../kernels/vectors.ts';
import { centroidsOf, sphericalKMeans, type VectorBlock } from '../../text/spherical-k-means.ts';
import { clustersOfAssignment, type FoundCluster, splitSilent } from './base-clusters.ts';
import { dissolveSmall } from './dissolve-small.ts';
import type { FixedGroup } from './fixed-groups.ts';

export interface FixTask {
  readonly block: VectorBlock;
  readonly found: readonly FoundCluster[];
  /** Their rows are those of the block. */
  readonly groups: readonly FixedGroup[];
  readonly random: Random;
  /** Default: see `sphericalKMeans`. */
  readonly kernel?: KernelName;
  /** What is left of a cluster when a group was taken out of it is dissolved where this refuses it. Default: where nothing is left. */
  readonly isLargeEnough?: (rows: readonly number[]) => boolean;
}

export interface FixedCluster extends FoundCluster {
  /** The group that it is of. */
  readonly group?: FixedGroup;
}

/**
 * Rows of a group stay together, or are clustered by themselves into its parts. Any other row goes over to a group's cluster when
 * that is nearer to it than the centroid of its own. Rows without a vector stay among themselves.
 */
export function withFixed(task: FixTask): readonly FixedCluster[] {
  if (task.groups.length === 0) return task.found;
  const { block, found } = task;
  const { readable, silent } = splitSilent(block);
  const place = new Map(readable.map((row, index) => [row, index]));
  const part = gatheredRows(block, readable);
  const loose = found.filter(({ rows }) => place.has(rows[0] as number));
  const parts = task.groups.flatMap((group) => partsOf(group, place, part, task));
  const fixedAs = new Map(parts.flatMap(({ rows }, index) => rows.map((row): [number, number] => [row, index])));
  const own = new Uint32Array(readable.length);
  loose.forEach(({ rows }, cluster) => {
    for (const row of rows) own[place.get(row) as number] = cluster;
  });
  const centroids = withCentroids(loose, parts, part);
  const assignment = own.map((cluster, row) => {
    const fixed = fixedAs.get(row);
    return fixed === undefined ? nearer(part, row, centroids, cluster, loose.length) : loose.length + fixed;
  });
  const settled = dissolveSmall(part, centroids, assignment, (rows) => {
    const isFixed = rows.some((row) => fixedAs.has(row));
    return isFixed || (task.isLargeEnough?.(rows.map((row) => readable[row] as number)) ?? rows.length > 0);
  });
  const clusters = clustersOfAssignment(part, settled, readable);
  return [...clusters, ...(silent.length > 0 ? found.slice(-1) : [])].map((cluster) => {
    const fixed = cluster.rows.map((row) => fixedAs.get(place.get(row) ?? -1)).find((index) => index !== undefined);
    return fixed === undefined ? cluster : { ...cluster, group: (parts[fixed] as Part).group };
  });
}

interface Part {
  readonly group: FixedGroup;
  /** Rows among those that are readable. */
  readonly rows: readonly number[];
}

function partsOf(
  group: FixedGroup,
  place: ReadonlyMap<number, number>,
  part: VectorBlock,
  { random, kernel }: FixTask,
): Part[] {
  const rows = group.rows.flatMap((row) => place.get(row) ?? []);
  if (rows.length === 0) return [];
  if (group.parts === 1) return [{ group, rows }];
  const { assignment } = sphericalKMeans(gatheredRows(part, rows), {
    k: group.parts,
    random: random.fork(`split-${group.ids.join()}`),
    kernel,
  });
  const byPart = Map.groupBy(rows.keys(), (index) => assignment[index] as number);
  return [...byPart.values()].map((some) => ({ group, rows: some.map((index) => rows[index] as number) }));
}

function withCentroids(loose: readonly FoundCluster[], parts: readonly Part[], part: VectorBlock): Float32Array {
  const { dimensions } = part;
  const means = parts.map(({ rows }) => centroidsOf(gatheredRows(part, rows), new Uint32Array(rows.length), 1));
  return blockOf([...loose.map(({ centroid }) => centroid), ...means], dimensions).vectors;
}

/** The own cluster, or the nearest of those from `first` on where that is nearer. */
function nearer(part: VectorBlock, row: number, centroids: Float32Array, own: number, first: number): number {
  const { vectors, dimensions } = part;
  const near = (cluster: number): number => dot(vectors, row * dimensions, centroids, cluster * dimensions, dimensions);
  let best = own;
  for (let cluster = first; cluster * dimensions < centroids.length; cluster++) {
    if (near(cluster) > near(best)) best = cluster;
  }
  return best;
}
