import type { Change, Concern, PublicCluster, ReleaseData } from '../../../src/public-records/release.ts';
import { type HeatCell, type Tone, toneOf } from './comparisons.ts';

/** From this q-value on a change is not sure. */
export const MAX_Q = 0.05;

/** How the share of a cluster changed. */
export interface ChangeTint {
  readonly kind: 'change';
  /** Null where the release says nothing of it. */
  readonly change: Change | null;
  /** Whether nothing that the earlier release shows is behind it. */
  readonly isNew: boolean;
  /** How many times as large it is now; 0 where that is not sure. */
  readonly tone: Tone;
}

/** How concerning its conversations are. */
export interface ConcernTint {
  readonly kind: 'concern';
  /** Null where the release says nothing of it. */
  readonly concern: Concern | null;
  /** Position in `concernSteps` of the mean rating; null where it may be in more than one. */
  readonly step: number | null;
}

/** What the map is coloured by and the tree sorted by, of one cluster. */
export type Tint = HeatCell | ChangeTint | ConcernTint;

/** Where steps of colour begin, as mean ratings from 1 to 5. */
export const concernSteps = [1, 1.5, 2, 3] as const;

/** What clusters may be coloured and sorted by beside the values of facets, as far as the release says it. */
export function tintKinds({ trends, safety }: ReleaseData): ('change' | 'concern')[] {
  return [...(trends ? (['change'] as const) : []), ...(safety ? (['concern'] as const) : [])];
}

/** By cluster id; undefined where the release says nothing of that kind. */
export function tintsOf(release: ReleaseData, kind: string): ReadonlyMap<string, Tint> | undefined {
  if (!tintKinds(release).some((one) => one === kind)) return undefined;
  const tintOf = kind === 'change' ? changeTint : concernTint;
  return new Map(release.clusters.clusters.map((cluster) => [cluster.id, tintOf(release, cluster)]));
}

/** Since the earlier release; where there is none, over time. */
function changeTint({ trends }: ReleaseData, { id, lineage }: PublicCluster): ChangeTint {
  const since = trends?.since;
  const change = (since ? own(since.clusters, id) : own(trends?.overTime[0]?.clusters, id)?.change) ?? null;
  const isSure = change !== null && change.q < MAX_Q;
  return {
    kind: 'change',
    change,
    isNew: since !== undefined && lineage?.kind === 'born',
    tone: isSure ? toneOf(Math.max(change.now, 1e-9) / Math.max(change.before, 1e-9)) : 0,
  };
}

function concernTint({ safety }: ReleaseData, { id }: PublicCluster): ConcernTint {
  const concern = own(safety?.concern.clusters, id) ?? null;
  const [least, most] = concern === null ? [] : [stepOf(concern.mean.least), stepOf(concern.mean.most)];
  return { kind: 'concern', concern, step: least !== undefined && least === most ? least : null };
}

/** What the release says of a cluster beside its size: its change since the earlier release, and its concern. */
export function saidOf(
  { trends, safety }: ReleaseData,
  id: string,
): { readonly change: Change | undefined; readonly concern: Concern | undefined } {
  return { change: own(trends?.since?.clusters, id), concern: own(safety?.concern.clusters, id) };
}

function stepOf(rating: number): number {
  return concernSteps.findLastIndex((from) => rating >= from);
}

function own<Row>(rows: Readonly<Record<string, Row>> | undefined, id: string): Row | undefined {
  return rows !== undefined && Object.hasOwn(rows, id) ? rows[id] : undefined;
}

/** Negative where the left one comes first: what surely grew most, then what is new, then what is not sure; the most concerning first. */
export function tintFirst(left: Tint | undefined, right: Tint | undefined): number {
  if (left?.kind === 'change' && right?.kind === 'change') {
    return rankOf(left) - rankOf(right) || (right.change?.difference ?? 0) - (left.change?.difference ?? 0);
  }
  if (left?.kind === 'concern' && right?.kind === 'concern') {
    const [mean, other] = [left.concern?.mean, right.concern?.mean];
    return (other?.least ?? 0) - (mean?.least ?? 0) || (other?.most ?? 0) - (mean?.most ?? 0);
  }
  return 0;
}

function rankOf({ change, isNew }: ChangeTint): number {
  if (change === null) return isNew ? 1 : 4;
  if (change.q >= MAX_Q) return 2;
  return change.difference > 0 ? 0 : 3;
}
