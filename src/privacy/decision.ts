/**
 * What is hidden under one preset. A stronger preset decides upon what the next weaker one shows: it shows no cluster,
 * parent or cell that the weaker hides, and each of its figures of conversations is a sum or difference of the weaker's.
 */

import type { WithheldByReason } from '../public-records/release.ts';
import { type BaseGroup, baseGroups } from './base-groups.ts';
import { type ClusterSuppression, suppressClusters } from './cluster-suppression.ts';
import { type DecidedTable, decideTable } from './facet-tables.ts';
import type { GateInput } from './gate-input.ts';
import { tableLayout } from './layout-of-rows.ts';
import { publicReasons, untoldReasons } from './withheld-reasons.ts';

/** Raised where the same input comes to be decided otherwise: releases of two versions do not rest upon one another. */
export const DECISION_VERSION = 1;

export interface Decision {
  readonly bases: readonly BaseGroup[];
  readonly suppression: ClusterSuppression;
  readonly reasons: readonly WithheldByReason[];
  /** By name of the facet; one of which nothing is shown is not in it. */
  readonly tables: ReadonlyMap<string, DecidedTable>;
  /** What it was decided upon; null under the weakest thresholds. */
  readonly weaker: Decision | null;
}

/** What is hidden beside what the thresholds ask for. */
export interface MoreHidden {
  /** Ids of clusters and parents. */
  readonly clusters: ReadonlySet<string>;
  /** By name of the facet: `ID/VALUE`, the id of the row (empty for all conversations) and the number of the value. */
  readonly cells: ReadonlyMap<string, ReadonlySet<string>>;
}

const NO_MORE: MoreHidden = { clusters: new Set(), cells: new Map() };

/** @param accounts by row, as numbers */
export function decide(input: GateInput, accounts: Int32Array): Decision {
  return decideUpon(decideWeaker(input, accounts), input, accounts);
}

/** What the next weaker preset hides; null where there is none. Nothing that is hidden beside depends on it. */
export function decideWeaker(input: GateInput, accounts: Int32Array): Decision | null {
  return levelsOf(input).reduce<Decision | null>((before, level) => decideUpon(before, level, accounts), null);
}

/** @param weaker see `decideWeaker` */
export function decideUpon(
  weaker: Decision | null,
  input: GateInput,
  accounts: Int32Array,
  more: MoreHidden = NO_MORE,
): Decision {
  const { thresholds } = input;
  const { bases, suppression } = decideClusters(weaker?.suppression ?? null, input, accounts, more.clusters);
  const minimum = { conversations: thresholds.minConversations, accounts: thresholds.minAccounts };
  const barred = weaker === null ? [] : untoldReasons(weaker.suppression, weaker.reasons);
  const reasons = publicReasons(suppression, bases, minimum, barred);
  const tables = decideTables(input, { bases, suppression, accounts, weaker, more });
  return { bases, suppression, reasons, tables, weaker };
}

/** How many base clusters are shown, which no table has a part in. */
export function countShownBases(input: GateInput, accounts: Int32Array): number {
  const decided = [...levelsOf(input), input].reduce<DecidedClusters | null>(
    (before, level) => decideClusters(before?.suppression ?? null, level, accounts, NO_MORE.clusters),
    null,
  ) as DecidedClusters;
  return decided.bases.length - decided.suppression.reasons.size;
}

/** Under the thresholds below its own, weakest first. */
function levelsOf(input: GateInput): GateInput[] {
  return input.weaker.map((level): GateInput => ({ ...input, ...level }));
}

type DecidedClusters = Pick<Decision, 'bases' | 'suppression'>;

function decideClusters(
  weaker: ClusterSuppression | null,
  input: GateInput,
  accounts: Int32Array,
  more: MoreHidden['clusters'],
): DecidedClusters {
  const bases = baseGroups(input, accounts);
  return { bases, suppression: suppressClusters(input, bases, weaker, more) };
}

interface TableParts {
  readonly bases: readonly BaseGroup[];
  readonly suppression: ClusterSuppression;
  readonly accounts: Int32Array;
  readonly weaker: Decision | null;
  readonly more: MoreHidden;
}

function decideTables(
  { facets, thresholds }: GateInput,
  { bases, suppression, accounts, weaker, more }: TableParts,
): Map<string, DecidedTable> {
  const partOf = new Int32Array(accounts.length);
  bases.forEach(({ rows }, part) => {
    for (const row of rows) partOf[row] = part;
  });
  const facts = {
    layout: tableLayout(suppression),
    partOf,
    parts: bases.length,
    accounts,
    minimum: { conversations: thresholds.minCellConversations, accounts: thresholds.minCellAccounts },
  };
  const shown = weaker === null ? facets : facets.filter(({ name }) => weaker.tables.has(name));
  const tables = shown.map((facet) => {
    const hidden = more.cells.get(facet.name) ?? new Set<string>();
    return decideTable(facet, facts, weaker?.tables.get(facet.name) ?? null, hidden);
  });
  return new Map(tables.flatMap((table) => (table === null ? [] : [[table.facet.name, table]])));
}
