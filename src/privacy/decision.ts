/**
 * What is hidden under one preset. A stronger preset decides upon what the next weaker one shows: it shows no cluster,
 * parent or cell that the weaker hides, and each of its figures of conversations is a sum or difference of the weaker's.
 */

import { retold } from '../core/steps.ts';
import type { WithheldByReason } from '../public-records/release.ts';
import { type BaseGroup, baseGroups } from './base-groups.ts';
import { type ClusterSuppression, suppressClusters } from './cluster-suppression.ts';
import { type DecidedTable, tableSteps } from './facet-tables.ts';
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

/** Tables that were decided, and the decided share of the next one: of all facets under each preset. */
export type DecisionSteps<Result> = Generator<number, Result>;

/** Tables that there are to decide, each once. */
export function tablesToDecide({ facets, weaker }: GateInput): number {
  return facets.length * (weaker.length + 1);
}

/** @param accounts by row, as numbers */
export function* decisionSteps(input: GateInput, accounts: Int32Array): DecisionSteps<Decision> {
  const weaker = yield* weakerSteps(input, accounts);
  return yield* decisionUponSteps(weaker, input, accounts);
}

/** What the next weaker preset hides; null where there is none. Nothing that is hidden beside depends on it. */
export function* weakerSteps(input: GateInput, accounts: Int32Array): DecisionSteps<Decision | null> {
  let decision: Decision | null = null;
  for (const level of levelsOf(input)) decision = yield* decisionUponSteps(decision, level, accounts);
  return decision;
}

/** @param weaker see `weakerSteps` */
export function* decisionUponSteps(
  weaker: Decision | null,
  input: GateInput,
  accounts: Int32Array,
  more: MoreHidden = NO_MORE,
): DecisionSteps<Decision> {
  const { thresholds } = input;
  const { bases, suppression } = decideClusters(weaker?.suppression ?? null, input, accounts, more.clusters);
  const minimum = { conversations: thresholds.minConversations, accounts: thresholds.minAccounts };
  const barred = weaker === null ? [] : untoldReasons(weaker.suppression, weaker.reasons);
  const reasons = publicReasons(suppression, bases, minimum, barred);
  const before = levelOf(weaker) * input.facets.length;
  const parts = { bases, suppression, accounts, weaker, more };
  const tables = yield* retold(tablesSteps(input, parts), (decided) => before + decided);
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

/** How many presets were decided, this one as the last. */
function levelOf(decision: Decision | null): number {
  return decision === null ? 0 : 1 + levelOf(decision.weaker);
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

function* tablesSteps(
  { facets, thresholds }: GateInput,
  { bases, suppression, accounts, weaker, more }: TableParts,
): Generator<number, Map<string, DecidedTable>> {
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
  const tables = new Map<string, DecidedTable>();
  for (const [at, facet] of facets.entries()) {
    yield at;
    const below = weaker === null ? null : weaker.tables.get(facet.name);
    // Of one that the weaker preset does not show, nothing is shown.
    if (below === undefined) continue;
    const hidden = more.cells.get(facet.name) ?? new Set<string>();
    const table = yield* retold(tableSteps(facet, facts, below, hidden), (share) => at + share);
    if (table !== null) tables.set(facet.name, table);
  }
  return tables;
}
