/** How many calls a round makes, before any is made: as many as are missing, by the share that was kept so far. */
import { inTurns } from '../../core/in-turns.ts';
import type { Cell } from './kind.ts';

export interface CellState {
  readonly cell: Cell;
  /** Candidates wanted. */
  readonly wanted: number;
  /** Calls that were made for the cell before it was wanted so many: their numbers are taken. */
  readonly before: number;
  calls: number;
  written: number;
  kept: number;
}

export interface RoundLimits {
  /** Items that one call is asked for. */
  readonly perCall: number;
  /** Items that may be written in all: where so few of them are kept, more would not help. */
  readonly mostWritten: number;
}

export interface PlannedCall {
  readonly state: CellState;
  /** Of the calls of its cell, from 0. */
  readonly call: number;
}

/** Perez et al. 2022 sample ten for one that is kept; what needs more than that is given up. */
export const MOST_WRITTEN_PER_WANTED = 10;
export const MOST_ROUNDS = 12;
/** Share kept that is assumed before anything is known, with the weight of so many items. */
export const ASSUMED = { share: 0.7, items: 10 } as const;

/** The calls of the next round, a cell after the other in turns; none where every cell has enough, or cannot have. */
export function plannedRound(
  cells: readonly CellState[],
  written: number,
  { perCall, mostWritten }: RoundLimits,
): PlannedCall[] {
  const room = Math.max(0, Math.ceil((mostWritten - written) / perCall));
  const share = shareKept(cells, ASSUMED.share);
  return inTurns(cells.map((state) => plannedCalls(state, share, perCall))).slice(0, room);
}

/**
 * The next calls of a cell: what is missing, by the share that was kept in it.
 *
 * @param all share that was kept in all cells, which counts as long as little is known of this one
 */
function plannedCalls(state: CellState, all: number, perCall: number): PlannedCall[] {
  const missing = state.wanted - state.kept;
  const left = mostCalls(state, perCall) - state.calls;
  if (missing <= 0 || left <= 0) return [];
  const share = shareKept([state], all);
  const calls = Math.min(left, Math.ceil(missing / (perCall * share)));
  return Array.from({ length: calls }, (_, more) => ({ state, call: state.before + state.calls + more }));
}

/** However little of them is kept. */
export function mostCalls({ wanted }: Pick<CellState, 'wanted'>, perCall: number): number {
  return Math.ceil((MOST_WRITTEN_PER_WANTED * wanted) / perCall);
}

/** @param before share that is taken for granted, with the weight of a few items */
export function shareKept(cells: readonly CellState[], before: number): number {
  const [written, kept] = cells.reduce(([all, some], one) => [all + one.written, some + one.kept], [0, 0]);
  return (kept + before * ASSUMED.items) / (written + ASSUMED.items);
}
