/** Ids for the clusters of a run, and where it continues another, what each is to those that the other showed. */
import { meetsCellThresholds, type Thresholds } from '../../privacy/thresholds.ts';
import type { StageContext, StageOutput } from '../../runner/stage.ts';
import type { EarlierRun, InsightsEnvironment } from '../environment.ts';
import type { BaseCluster, ClusterLineage, EditedCluster, FacetRow } from '../records.ts';
import { supportOf } from '../support.ts';
import { clusterIds, greatestNumber } from './cluster-ids.ts';
import type { FixedGroup } from './fixed-groups.ts';
import { BORN, type Lineage, lineageOf } from './lineage.ts';

export interface Identified extends StageOutput {
  /** In the order of the clusters. */
  readonly ids: readonly string[];
}

type Context = Pick<StageContext<InsightsEnvironment>, 'environment' | 'store'>;
type Clusters = readonly (Pick<BaseCluster, 'members'> & { readonly group?: FixedGroup | undefined })[];

export function identify(context: Context, clusters: Clusters, rows: readonly FacetRow[]): Identified {
  const { earlier } = context.environment;
  if (earlier !== null) return continued(context, earlier, clusters, rows);
  const lineages = clusters.map(() => BORN);
  return { ids: clusterIds(lineages, 0), shards: {}, counts: {} };
}

function continued(
  { environment: { thresholds }, store }: Context,
  earlier: EarlierRun,
  clusters: Clusters,
  rows: readonly FacetRow[],
): Identified {
  const shown = earlier.shownClusters();
  const lineages = lineageOf({
    earlier: shown,
    found: clusters.map(({ members }) => members),
    conversations: rows.map(({ conversation }) => conversation),
    isEnough: isEnough(rows, thresholds),
    heirs: new Map(
      clusters.flatMap(({ group }, index) => (group?.parts === 1 ? [[index, group.ids[0] as string]] : [])),
    ),
  });
  const ids = clusterIds(lineages, earlier.issued);
  const kept = new Set(ids);
  const records = lineages.map((lineage, index): ClusterLineage => ({ id: ids[index] as string, ...lineage }));
  return {
    ids,
    shards: {
      lineage: [store.writeRecords('clusters', records)],
      edited: [store.writeRecords('clusters', editedOf(records, clusters, earlier))],
    },
    counts: {
      ...countKinds(lineages),
      gone: shown.filter(({ id }) => !kept.has(id)).length,
      issued: Math.max(earlier.issued, greatestNumber(ids)),
    },
  };
}

/** Enough to say something of them: as many as a cell of a table needs. */
export function isEnough(rows: readonly FacetRow[], thresholds: Thresholds): (some: readonly number[]) => boolean {
  const accountOf = (row: number): string | null => rows[row]?.account ?? null;
  return (some) => meetsCellThresholds(supportOf(some.map(accountOf), thresholds), thresholds);
}

function editedOf(lineages: readonly ClusterLineage[], clusters: Clusters, { names }: EarlierRun): EditedCluster[] {
  return lineages.flatMap(({ id, kind }, index) => {
    const name = kind === 'continues' ? (names.get(id) ?? null) : null;
    const pinned = clusters[index]?.group !== undefined;
    return name !== null || pinned ? [{ id, name, pinned }] : [];
  });
}

function countKinds(lineages: readonly Lineage[]): Record<Lineage['kind'], number> {
  const count = (wanted: Lineage['kind']): number => lineages.filter(({ kind }) => kind === wanted).length;
  return { continues: count('continues'), split: count('split'), merged: count('merged'), born: count('born') };
}
