/** Ids for the clusters of a run, and where it continues another, what each is to those that the other showed. */
import type { StageContext, StageOutput } from '../../runner/stage.ts';
import type { EarlierRun, InsightsEnvironment } from '../environment.ts';
import { issuedWith, lastingIds } from '../lasting-ids.ts';
import { BORN, countKinds, isEnough, lineageOf, remaining } from '../lineage.ts';
import type { BaseCluster, ClusterLineage, EarlierParents, EditedCluster, FacetRow } from '../records.ts';
import type { FixedGroup } from './fixed-groups.ts';

/** What clusters are told from. */
export type ClusteredRow = Pick<FacetRow, 'conversation' | 'account'>;

export interface Identified extends StageOutput {
  /** In the order of the clusters. */
  readonly ids: readonly string[];
}

type Context = Pick<StageContext<InsightsEnvironment>, 'environment' | 'store'>;
type Clusters = readonly (Pick<BaseCluster, 'members'> & { readonly group?: FixedGroup | undefined })[];

export function identify(context: Context, clusters: Clusters, rows: readonly ClusteredRow[]): Identified {
  const { earlier } = context.environment;
  if (earlier !== null) return continued(context, earlier, clusters, rows);
  const lineages = clusters.map(() => BORN);
  return { ids: lastingIds('c', lineages, 0), shards: {}, counts: {} };
}

function continued(
  { environment: { thresholds }, store }: Context,
  earlier: EarlierRun,
  clusters: Clusters,
  rows: readonly ClusteredRow[],
): Identified {
  const shown = earlier.shownClusters();
  const conversations = rows.map(({ conversation }) => conversation);
  const lineages = lineageOf({
    earlier: remaining(shown, conversations),
    found: clusters.map(({ members }) => members),
    isEnough: isEnough(rows, thresholds),
    heirs: new Map(
      clusters.flatMap(({ group }, index) => (group?.parts === 1 ? [[index, group.ids[0] as string]] : [])),
    ),
  });
  const ids = lastingIds('c', lineages, earlier.issued);
  const kept = new Set(ids);
  const records = lineages.map((lineage, index): ClusterLineage => ({ id: ids[index] as string, ...lineage }));
  return {
    ids,
    shards: {
      lineage: [store.writeRecords('clusters', records)],
      edited: [store.writeRecords('clusters', editedOf(records, clusters, earlier))],
      'earlier-parents': [store.writeRecords('clusters', [parentsOf(earlier, conversations)])],
    },
    counts: {
      ...countKinds(lineages),
      gone: shown.filter(({ id }) => !kept.has(id)).length,
      issued: issuedWith('c', earlier.issued, ids),
    },
  };
}

/** For the tree, which may be built again when the earlier run is gone. */
function parentsOf(
  { issuedParents: issued, shownParents }: EarlierRun,
  conversations: readonly string[],
): EarlierParents {
  const shown = shownParents();
  const rows = remaining(shown, conversations);
  const parents = shown.map(({ id, fromTop }, index) => ({
    id,
    fromTop,
    rows: rows[index]?.rows.toSorted(ascending) ?? [],
  }));
  return { issued, parents };
}

function ascending(left: number, right: number): number {
  return left - right;
}

function editedOf(lineages: readonly ClusterLineage[], clusters: Clusters, { names }: EarlierRun): EditedCluster[] {
  return lineages.flatMap(({ id, kind }, index) => {
    const name = kind === 'continues' ? (names.get(id) ?? null) : null;
    const pinned = clusters[index]?.group !== undefined;
    return name !== null || pinned ? [{ id, name, pinned }] : [];
  });
}
