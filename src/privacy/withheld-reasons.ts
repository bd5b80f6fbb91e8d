/** Why base clusters were left out: exactly on the private side, and as far as the thresholds allow in public. */
import {
  type PublicClusters,
  type WithheldByReason,
  type WithheldReason,
  withheldReasons,
} from '../public-records/release.ts';
import type { BaseGroup } from './base-groups.ts';
import type { ClusterSuppression, ShownCluster } from './cluster-suppression.ts';
import { countRows, type Minimum, shownValues } from './count-table.ts';
import { type Group, supportOf, unionOf } from './group.ts';
import { tableLayout } from './layout-of-rows.ts';
import { protectTable } from './secondary-suppression.ts';

/** Exact: for the private side alone. */
export interface ReasonCount {
  readonly reason: WithheldReason;
  readonly clusters: number;
  readonly conversations: number;
  readonly accounts: number;
}

/** What is withheld, of which base groups. */
interface Withholding {
  readonly suppression: ClusterSuppression;
  readonly bases: readonly BaseGroup[];
}

export function countReasons({ suppression: { reasons }, bases }: Withholding): ReasonCount[] {
  return withheldReasons.flatMap((reason) => {
    const groups = [...reasons].filter(([, why]) => why === reason).map(([position]) => groupAt(bases, position));
    return groups.length === 0 ? [] : [{ reason, clusters: groups.length, ...supportOf(unionOf(groups)) }];
  });
}

/**
 * The reasons that cover at least two base clusters, meet the thresholds of a cluster and give nothing away together
 * with the pools; the others as one figure that does so too.
 *
 * @param barred reasons of which nothing may be said
 */
export function publicReasons(
  suppression: ClusterSuppression,
  bases: readonly BaseGroup[],
  minimum: Minimum,
  barred: readonly WithheldReason[],
): NonNullable<PublicClusters['reasons']> {
  const { reasons } = suppression;
  const parts = bases.map((base, position): Map<number, Group> => {
    const reason = reasons.get(position);
    return reason === undefined ? new Map() : new Map([[withheldReasons.indexOf(reason), base.group]]);
  });
  const rows = countRows(tableLayout(suppression).shapes, parts, minimum).map((row) => ({
    ...row,
    mayShow: row.parent < 0,
    hidden: row.parent < 0 ? row.hidden : new Set(row.cells.keys()),
  }));
  const [all] = rows;
  if (all === undefined) return [];
  const counts = countReasons({ suppression, bases });
  for (const count of counts) {
    if (tellsSizes(count, minimum) || barred.includes(count.reason)) {
      all.hidden.add(withheldReasons.indexOf(count.reason));
    }
  }
  protectTable(rows, minimum);
  const visible = publicCounts(counts, shownValues(all), suppression, bases);
  const figures = [...visible, ...poolsOfSmall(suppression, bases)];
  return figures.some((count) => tellsSizes(count, minimum)) ? [] : visible;
}

/** Reasons for which a preset withholds clusters without saying so: nothing is said of them under a stronger one either. */
export function untoldReasons({ reasons }: ClusterSuppression, told: readonly WithheldByReason[]): WithheldReason[] {
  const known = new Set(told.map(({ reason }) => reason));
  return [...new Set(reasons.values())].filter((reason) => !known.has(reason));
}

/** Pools all of whose clusters have too few conversations: reasons can tell that, and then that each is below the minimum. */
function poolsOfSmall({ tops, pool, reasons }: ClusterSuppression, bases: readonly BaseGroup[]): WithheldByReason[] {
  const reason = 'too-few-conversations';
  const poolsIn = (cluster: ShownCluster): (readonly number[])[] => [
    cluster.pool,
    ...cluster.children.flatMap(poolsIn),
  ];
  return [pool, ...tops.flatMap(poolsIn)]
    .filter((members) => members.length > 0 && members.every((position) => reasons.get(position) === reason))
    .map((members) => {
      const support = supportOf(unionOf(members.map((position) => groupAt(bases, position))));
      return { reason, clusters: members.length, ...support };
    });
}

/**
 * Whether a figure gives the size of every cluster in it: of a single one; where each can have but one conversation;
 * where each must have as many as one with too few can have.
 */
function tellsSizes({ reason, clusters, conversations }: WithheldByReason, minimum: Minimum): boolean {
  const most = reason === 'too-few-conversations' ? clusters * (minimum.conversations - 1) : Number.POSITIVE_INFINITY;
  return clusters < 2 || conversations <= clusters || conversations >= most;
}

function publicCounts(
  counts: readonly ReasonCount[],
  shown: readonly number[],
  { reasons }: ClusterSuppression,
  bases: readonly BaseGroup[],
): WithheldByReason[] {
  const named = new Set(shown.map((reason) => withheldReasons[reason]));
  if (named.size === 0) return [];
  const pooled = [...reasons].filter(([, reason]) => !named.has(reason)).map(([position]) => groupAt(bases, position));
  const visible: WithheldByReason[] = counts.filter(({ reason }) => named.has(reason));
  if (pooled.length === 0) return visible;
  return [...visible, { reason: 'several', clusters: pooled.length, ...supportOf(unionOf(pooled)) }];
}

function groupAt(bases: readonly BaseGroup[], position: number): Group {
  return (bases[position] as BaseGroup).group;
}
