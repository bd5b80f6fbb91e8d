import type { Change, PublicCluster, Trends } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from './release-index.ts';
import { MAX_Q } from './tints.ts';

/** A cluster and how its share changed. */
export interface ChangeRow<Told extends Change = Change> {
  readonly cluster: PublicCluster;
  readonly change: Told;
}

export function isSure({ q }: Change): boolean {
  return q < MAX_Q;
}

/** Sure changes first, then by how large they are. */
export function largestChangeFirst(left: ChangeRow, right: ChangeRow): number {
  return (
    Number(isSure(right.change)) - Number(isSure(left.change)) ||
    Math.abs(right.change.difference) - Math.abs(left.change.difference) ||
    right.cluster.conversations - left.cluster.conversations
  );
}

/** Of some clusters, those of which a change is told. */
export function changeRows<Told extends Change>(
  clusters: readonly PublicCluster[],
  changeOf: (id: string) => Told | null | undefined,
): ChangeRow<Told>[] {
  const rows = clusters.flatMap((cluster) => {
    const change = changeOf(cluster.id);
    return change ? [{ cluster, change }] : [];
  });
  return rows.sort(largestChangeFirst);
}

type Earlier = NonNullable<Trends['since']>['earlier']['clusters'][number];

/** What came and went beside those that continue. */
export interface Fates {
  readonly born: readonly PublicCluster[];
  /** Shown before, and nothing that is shown now comes from them. */
  readonly gone: readonly Earlier[];
  readonly split: readonly { readonly from: readonly Earlier[]; readonly cluster: PublicCluster }[];
  /** Several became one, or joined another. */
  readonly merged: readonly { readonly from: readonly Earlier[]; readonly cluster: PublicCluster }[];
}

/** Of clusters without parts, the largest first. */
export function fatesOf({ release, leaves }: ReleaseIndex): Fates {
  const earlier = release.trends?.since?.earlier.clusters ?? [];
  const byId = new Map(earlier.map((cluster) => [cluster.id, cluster]));
  const went = new Set(release.clusters.clusters.flatMap(({ lineage }) => lineage?.from ?? []));
  const ofKind = (holds: (lineage: NonNullable<PublicCluster['lineage']>) => boolean) =>
    leaves.filter(({ lineage }) => lineage !== undefined && holds(lineage));
  const withOrigins = (cluster: PublicCluster) => ({
    cluster,
    from: (cluster.lineage?.from ?? []).flatMap((id) => byId.get(id) ?? []),
  });
  return {
    born: ofKind(({ kind }) => kind === 'born'),
    gone: earlier.filter(({ id, level }) => level === 0 && !went.has(id)),
    split: ofKind(({ kind }) => kind === 'split').map(withOrigins),
    merged: ofKind(({ kind, from }) => kind === 'merged' || (kind === 'continues' && from.length > 1)).map(withOrigins),
  };
}
