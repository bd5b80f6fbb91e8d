/** All candidates of a set: enough of each cell, and more where labels are thin in a cluster of items. */
import { balanced } from '../filter/balance.ts';
import { namesByWords } from '../map/name-by-words.ts';
import { clustered, type Embedding } from './clustered.ts';
import type { Cell } from './kind.ts';
import { ASSUMED, type CellState, MOST_WRITTEN_PER_WANTED } from './plan-round.ts';
import { noWriting, type Round, type Writing, writeRounds } from './rounds.ts';

export interface Amounts {
  /** Items to keep of each label. */
  readonly perLabel: number;
  /** Candidates for one item that is kept, 1 or more: the best of them stay. */
  readonly surplus: number;
  /** Whether a few items are to be looked at: as few cells are written for as give so many, the same as for all of them. */
  readonly isPreview: boolean;
}

const MOST_TOP_UPS = 2;
/** Labels that a preview shows. */
export const MOST_SIDES_PREVIEWED = 4;
/** Groups that are written for: a preview needs no more than it shows. */
export function groupsOf({ isPreview }: Amounts): number {
  return isPreview ? MOST_SIDES_PREVIEWED : Number.POSITIVE_INFINITY;
}

/** Candidates that are written for one that is missing in a cluster. */
const SPARE = 2;

type RoundParts = Omit<Round, 'mostWritten'>;

export async function writeCandidates(
  parts: RoundParts,
  amounts: Amounts,
  embedding: Embedding,
  seed: number,
): Promise<Writing> {
  const writing = noWriting();
  const { round, cells } = begunRound(parts, amounts);
  await writeRounds(cells, writing, round);
  if (!amounts.isPreview) await topUp(writing, round, amounts, embedding, seed);
  return writing;
}

/** What is written for at first, and how much at most. */
export function begunRound(
  parts: RoundParts,
  amounts: Amounts,
): { readonly round: Round; readonly cells: CellState[] } {
  const { cells, perCall } = parts.kind;
  const wanted = amounts.perLabel * sidesOf(cells).length;
  // A small set may need a whole call where it wants one item.
  const perItem = Math.max(MOST_WRITTEN_PER_WANTED, amounts.surplus);
  const mostWritten = perItem * Math.max(wanted, perCall * cells.length);
  return { round: { ...parts, mostWritten }, cells: firstCells(parts.kind, amounts) };
}

/** Adds to `writing` where labels are thin in a cluster of items. */
export async function topUp(
  writing: Writing,
  round: Round,
  { perLabel }: Amounts,
  embedding: Embedding,
  seed: number,
): Promise<void> {
  for (let times = 0; times < MOST_TOP_UPS; times++) {
    const thin = await thinCells(round, writing, perLabel, embedding, seed);
    if (thin.length === 0) return;
    await writeRounds(thin, writing, round);
  }
}

/** Each label of each group. */
export function sidesOf(cells: readonly Cell[]): { readonly group: string; readonly label: string }[] {
  const sides = new Map(cells.map(({ group, label }) => [JSON.stringify([group, label]), { group, label }]));
  return [...sides.values()];
}

/** Cells of each label in each group, all or the first. */
function firstCells(kind: RoundParts['kind'], { perLabel, surplus, isPreview }: Amounts): CellState[] {
  const cells = isPreview ? Math.ceil(perLabel / (ASSUMED.share * kind.perCall)) : kind.cells.length;
  const sides = sidesOf(kind.cells).slice(0, isPreview ? MOST_SIDES_PREVIEWED : undefined);
  const chosen = sides.flatMap((side) => ofSide(kind.cells, side).slice(0, cells));
  return chosen.map((cell) => stateOf(cell, (perLabel * surplus) / ofSide(chosen, cell).length));
}

function stateOf(cell: Cell, wanted: number, before = 0): CellState {
  return { cell, wanted: Math.ceil(wanted), before, calls: 0, written: 0, kept: 0 };
}

function ofSide(cells: readonly Cell[], { group, label }: Pick<Cell, 'group' | 'label'>): Cell[] {
  return cells.filter((cell) => cell.group === group && cell.label === label);
}

/** For each cluster in which a label has fewer candidates than its share of the set: more of it, about what the cluster is about. */
async function thinCells(
  { kind }: Round,
  { candidates: written, asked }: Writing,
  perLabel: number,
  embedding: Embedding,
  seed: number,
): Promise<CellState[]> {
  const { cells, cellFor } = kind;
  if (cellFor === null || written.length === 0) return [];
  const sides = sidesOf(cells);
  const { candidates, ranked } = await clustered(written, embedding, seed);
  const { kept, unpaired } = balanced(ranked, cells, perLabel);
  if (unpaired === 0 && kept.length === sides.length * perLabel) return [];
  const members = [...Map.groupBy(candidates.keys(), (at) => ranked[at]?.cluster).values()];
  const names = namesByWords(
    candidates.map(({ text }) => text),
    members,
  );
  const thin = members.flatMap((rows, cluster) => {
    const share = Math.round((perLabel * rows.length) / candidates.length);
    return sides.flatMap(({ label }) => {
      const missing = share - rows.filter((at) => candidates[at]?.cell.label === label).length;
      const cell = cellFor(label, names[cluster]?.labels.join(', ') ?? '');
      return missing <= 0 ? [] : [{ cell, wanted: SPARE * missing }];
    });
  });
  // Clusters without words of their own share a cell.
  return [...Map.groupBy(thin, ({ cell }) => cell.id).values()].map((all) => {
    const [{ cell }] = all as [(typeof all)[number]];
    const wanted = all.reduce((sum, one) => sum + one.wanted, 0);
    return stateOf(cell, wanted, asked.get(cell.id));
  });
}
