/** Ids for the parents of a run, and where it continues another, what each is to those that the other showed. */
import type { StageContext, StageOutput } from '../../runner/stage.ts';
import type { InsightsEnvironment } from '../environment.ts';
import { issuedWith, lastingIds } from '../lasting-ids.ts';
import { BORN, countKinds, isEnough, type Lineage, lineageOf } from '../lineage.ts';
import type { ClusterLineage, ClusterNode, EarlierParents } from '../records.ts';
import { readClusters, readEarlierParents, readOfFacetRows } from '../stage-outputs.ts';
import { fromTop } from './from-top.ts';

export interface IdentifiedParents extends StageOutput {
  readonly nodes: readonly ClusterNode[];
  /** By the id that a parent was built under: the one that it has. */
  readonly idOf: ReadonlyMap<string, string>;
}

/** @param nodes a tree whose parents have ids that are different, and nothing else */
export function identifyParents(
  context: StageContext<InsightsEnvironment>,
  nodes: readonly ClusterNode[],
): IdentifiedParents {
  const parents = nodes.filter(({ level }) => level > 0);
  const earlier = readEarlierParents(context);
  const lineages = earlier === null ? parents.map(() => BORN) : parentLineages(context, nodes, earlier);
  const ids = lastingIds('p', lineages, earlier?.issued ?? 0);
  const idOf = new Map(parents.map(({ id }, index) => [id, ids[index] as string]));
  const named = { nodes: nodes.map((node) => renamed(node, idOf)), idOf };
  if (earlier === null) return { ...named, shards: {}, counts: {} };
  const records = lineages.map((lineage, index): ClusterLineage => ({ id: ids[index] as string, ...lineage }));
  return {
    ...named,
    shards: { lineage: [context.store.writeRecords('hierarchy', records)] },
    counts: { ...countsOf(lineages, ids, earlier), issued: issuedWith('p', earlier.issued, ids) },
  };
}

/**
 * In the order of the parents. Parents as far from the top are compared, for of one level no conversation lies in two, and the number
 * of levels between top and base clusters changes with the number of clusters.
 */
function parentLineages(
  context: StageContext<InsightsEnvironment>,
  nodes: readonly ClusterNode[],
  { parents: earlier }: EarlierParents,
): Lineage[] {
  const depth = fromTop(nodes);
  const rowsOf = rowsBelow(context, nodes);
  const enough = isEnough(
    readOfFacetRows(context, ({ account }) => ({ account })),
    context.environment.thresholds,
  );
  const lineage = new Map<string, Lineage>();
  for (const [level, own] of Map.groupBy(depth.keys(), (id) => depth.get(id) as number)) {
    const lineages = lineageOf({
      earlier: earlier.filter((parent) => parent.fromTop === level),
      found: own.map(rowsOf),
      isEnough: enough,
    });
    own.forEach((id, index) => {
      lineage.set(id, lineages[index] as Lineage);
    });
  }
  return [...depth.keys()].map((id) => lineage.get(id) as Lineage);
}

/** By the id of a node: the rows of all base clusters below it, shown or not. */
function rowsBelow(
  context: StageContext<InsightsEnvironment>,
  nodes: readonly ClusterNode[],
): (id: string) => readonly number[] {
  const members = new Map(readClusters(context).map((cluster) => [cluster.id, cluster.members]));
  const children = new Map(nodes.map((node) => [node.id, node.children]));
  const rows = (id: string): readonly number[] => members.get(id) ?? (children.get(id) ?? []).flatMap(rows);
  return rows;
}

function renamed({ id, parent, children, ...node }: ClusterNode, idOf: ReadonlyMap<string, string>): ClusterNode {
  const now = (other: string): string => idOf.get(other) ?? other;
  return { ...node, id: now(id), parent: parent === null ? null : now(parent), children: children.map(now) };
}

/** Under names that no other count of the stage has. */
function countsOf(
  lineages: readonly Lineage[],
  ids: readonly string[],
  { parents }: EarlierParents,
): Record<string, number> {
  const kept = new Set(ids);
  const gone = parents.filter(({ id }) => !kept.has(id)).length;
  const counts = Object.entries({ ...countKinds(lineages), gone });
  return Object.fromEntries(counts.map(([kind, count]) => [`lineage.${kind}`, count]));
}
