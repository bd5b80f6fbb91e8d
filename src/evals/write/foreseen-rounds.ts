/** Rounds that are still to come, counted by what share of the items would be kept: no item is looked at. */
import {
  ASSUMED,
  type CellState,
  MOST_ROUNDS,
  mostCalls,
  plannedRound,
  type RoundLimits,
  shareKept,
} from './plan-round.ts';

/** How far writing has come. Calls that are planned and not answered are counted in the cells as made, their items are not. */
export interface Standing extends RoundLimits {
  readonly cells: readonly CellState[];
  readonly written: number;
  /** Such calls, by id of the cell. */
  readonly open: ReadonlyMap<string, number>;
  /** Items that are counted as kept and not judged yet, by id of the cell. */
  readonly unjudged: ReadonlyMap<string, number>;
  /** Whether other cells may be written for as well. */
  readonly topsUp: boolean;
}

/** Calls of later rounds. @param share of items that are kept, 0 to 1 */
export function callsToCome(standing: Standing, share: number): number {
  const { perCall, open, unjudged } = standing;
  const itemsOf = (cell: CellState): number => perCall * countOf(open, cell);
  const cells = standing.cells.map((cell) => ({
    ...cell,
    written: cell.written + itemsOf(cell),
    kept: cell.kept - (1 - share) * countOf(unjudged, cell) + share * itemsOf(cell),
  }));
  let written = standing.written + perCall * totalOf(open);
  let calls = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const planned = plannedRound(cells, written, standing);
    if (planned.length === 0) break;
    for (const { state } of planned) {
      state.calls++;
      state.written += perCall;
      state.kept += share * perCall;
    }
    written += perCall * planned.length;
    calls += planned.length;
  }
  return calls;
}

/** The same, where so little is kept that it is given up. */
export function mostCallsToCome({ cells, written, open, perCall, mostWritten, topsUp }: Standing): number {
  const room = Math.ceil((mostWritten - written) / perCall) - totalOf(open);
  const ofCells = cells.reduce((sum, cell) => sum + mostCalls(cell, perCall) - cell.calls, 0);
  return Math.max(0, topsUp ? room : Math.min(room, ofCells));
}

/** Calls of the first round, if all that is written were about one thing. */
export function leastCallsAtFirst({ cells, perCall, mostWritten }: Standing): number {
  const sides = [...Map.groupBy(cells, ({ cell: { group, label } }) => JSON.stringify([group, label])).values()];
  const merged = sides.map((side): CellState => {
    const wanted = side.reduce((sum, one) => sum + one.wanted, 0);
    return { cell: (side[0] as CellState).cell, wanted, before: 0, calls: 0, written: 0, kept: 0 };
  });
  return plannedRound(merged, 0, { perCall, mostWritten }).length;
}

/** Share of the items that was kept, with the weight that is given to what is taken for granted before. */
export function shareSoFar({ cells, unjudged }: Standing): number {
  const judged = cells.map((state) => ({
    ...state,
    written: state.written - countOf(unjudged, state),
    kept: state.kept - countOf(unjudged, state),
  }));
  return shareKept(judged, ASSUMED.share);
}

/** Items that are missing at least, if all that is not judged yet is kept. */
export function itemsMissing({ cells }: Standing): number {
  return cells.reduce((sum, { wanted, kept }) => sum + Math.max(0, wanted - kept), 0);
}

export function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

function countOf(counts: ReadonlyMap<string, number>, { cell }: CellState): number {
  return counts.get(cell.id) ?? 0;
}
