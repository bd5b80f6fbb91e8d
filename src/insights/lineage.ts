/**
 * What became of the clusters of an earlier run, base clusters or the parents of one level, by the conversations that both runs have. The rules are those of MONIC
 * (Spiliopoulou, Ntoutsi, Theodoridis, Schult 2006, "MONIC: modeling and monitoring cluster transitions", KDD), with
 * cut points of our own: docs/method.md, "Lasting ids".
 */
import { meetsCellThresholds, type Thresholds } from '../privacy/thresholds.ts';
import type { ClusterLineage, FacetRow } from './records.ts';
import { supportOf } from './support.ts';

/** A cluster that the earlier run showed. */
export interface EarlierCluster {
  readonly id: string;
  /** Ids of its conversations. */
  readonly conversations: readonly string[];
}

export type Lineage = Omit<ClusterLineage, 'id'>;

/** The same, by what is still there of it. */
export interface RemainingCluster {
  readonly id: string;
  /** Positions in the facet rows. */
  readonly rows: readonly number[];
}

export interface LineageTask {
  /** No conversation lies in two of them. */
  readonly earlier: readonly RemainingCluster[];
  /** By cluster that was found now: positions in the facet rows. None lies in two. */
  readonly found: readonly (readonly number[])[];
  /** By cluster that was found: the earlier one that it continues whatever else joins it. Default: as the rules say. */
  readonly heirs?: ReadonlyMap<number, string>;
  /** Whether enough people are behind these rows to say anything of them. */
  readonly isEnough: (rows: readonly number[]) => boolean;
}

/** An earlier cluster goes into the cluster that has at least this share of what is still there of it. */
const SURVIVES = 1 / 2;
/** A cluster into which none goes was split from one of which it has at least this share. */
const SPLIT = 1 / 4;
/** It also has at least this share of its own carried-over conversations from there; of clusters that go into one, the heir has more. */
const OWN = 1 / 2;

/** Conversations that an earlier and a present cluster both have. */
interface Overlap {
  readonly id: string;
  readonly cluster: number;
  readonly rows: readonly number[];
  /** Conversations of the earlier cluster that are still there. */
  readonly present: number;
}

/** @param conversations ids of conversations in the order of the facet rows */
export function remaining(earlier: readonly EarlierCluster[], conversations: readonly string[]): RemainingCluster[] {
  const rowOf = new Map(conversations.map((conversation, row) => [conversation, row]));
  return earlier.map(({ id, conversations: own }) => ({ id, rows: own.flatMap((one) => rowOf.get(one) ?? []) }));
}

/** Enough to say something of them: as many as a cell of a table needs. */
export function isEnough(
  rows: readonly Pick<FacetRow, 'account'>[],
  thresholds: Thresholds,
): (some: readonly number[]) => boolean {
  const accountOf = (row: number): string | null => rows[row]?.account ?? null;
  return (some) => meetsCellThresholds(supportOf(some.map(accountOf), thresholds), thresholds);
}

export function countKinds(lineages: readonly Pick<Lineage, 'kind'>[]): Record<Lineage['kind'], number> {
  const count = (wanted: Lineage['kind']): number => lineages.filter(({ kind }) => kind === wanted).length;
  return { continues: count('continues'), split: count('split'), merged: count('merged'), born: count('born') };
}

/** In the order of `found`. What a cluster is said to come from is listed largest first, so that an heir stands at the head. */
export function lineageOf({ earlier, found, isEnough, heirs = new Map() }: LineageTask): Lineage[] {
  const overlaps = overlapsOf(earlier, found);
  const told = overlaps.filter(({ rows }) => isEnough(rows));
  const arrivals = Map.groupBy(goingWhere(told), ({ cluster }) => cluster);
  const carriedOver = found.map(() => 0);
  for (const { cluster, rows } of overlaps) carriedOver[cluster] = (carriedOver[cluster] as number) + rows.length;
  const near = Map.groupBy(told, ({ cluster }) => cluster);
  return found.map((_, cluster) => {
    const own = carriedOver[cluster] as number;
    return joined(arrivals.get(cluster) ?? [], own, heirs.get(cluster)) ?? parted(near.get(cluster) ?? [], own) ?? BORN;
  });
}

export const BORN: Lineage = { kind: 'born', from: [] };

function overlapsOf(earlier: LineageTask['earlier'], found: LineageTask['found']): Overlap[] {
  const clusterOf = new Map(found.flatMap((rows, cluster) => rows.map((row): [number, number] => [row, cluster])));
  return earlier.flatMap(({ id, rows: all }) => {
    const rows = all.filter((row) => clusterOf.has(row));
    const parts = Map.groupBy(rows, (row) => clusterOf.get(row) as number);
    return [...parts].map(([cluster, own]) => ({ id, cluster, rows: own, present: rows.length }));
  });
}

/** Of each earlier cluster the overlap with the one that it goes into; where two have a half each, with the one found first. */
function goingWhere(overlaps: readonly Overlap[]): Overlap[] {
  const going = overlaps.filter(({ rows, present }) => rows.length >= SURVIVES * present);
  return [...Map.groupBy(going, ({ id }) => id).values()].map((halves) =>
    halves.reduce((best, other) => (other.cluster < best.cluster ? other : best)),
  );
}

function joined(arrivals: readonly Overlap[], carriedOver: number, heir: string | undefined): Lineage | null {
  const isHeir = ({ id }: Overlap): boolean => id === heir;
  const [first, ...others] = largestFirst(arrivals).toSorted(
    (left, right) => Number(isHeir(right)) - Number(isHeir(left)),
  );
  if (first === undefined) return null;
  const continues = others.length === 0 || isHeir(first) || first.rows.length > OWN * carriedOver;
  return { kind: continues ? 'continues' : 'merged', from: originsOf([first, ...others]) };
}

function parted(near: readonly Overlap[], carriedOver: number): Lineage | null {
  const origins = near.filter(
    ({ rows, present }) => rows.length >= SPLIT * present && rows.length >= OWN * carriedOver,
  );
  return origins.length === 0 ? null : { kind: 'split', from: originsOf(largestFirst(origins)) };
}

function largestFirst(overlaps: readonly Overlap[]): Overlap[] {
  return overlaps.toSorted((left, right) => right.rows.length - left.rows.length || (left.id < right.id ? -1 : 1));
}

function originsOf(overlaps: readonly Overlap[]): Lineage['from'] {
  return overlaps.map(({ id, rows }) => ({ id, rows: rows.toSorted((left, right) => left - right) }));
}
