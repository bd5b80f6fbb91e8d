/**
 * Candidates, round by round: as many calls as the rest seems to need, by what was kept so far; what they wrote passes the rules, is compared
 * with what is there, and is judged. It ends as soon as every cell has enough, or cannot have.
 */
import { usageError } from '../../core/errors.ts';
import type { Discriminator } from '../filter/discriminator.ts';
import { distinctItems } from '../filter/distinct.ts';
import { judgedItems } from '../filter/judged.ts';
import { soundItems } from '../filter/sound.ts';
import type { Candidate, Draft, Dropped } from './candidate.ts';
import type { OpenedKind, Written } from './kind.ts';
import { type CellState, MOST_ROUNDS, plannedRound } from './plan-round.ts';

export interface Round {
  readonly kind: OpenedKind;
  readonly discriminator: Discriminator;
  /** Name of the set. */
  readonly name: string;
  /** Items that may be written in all. */
  readonly mostWritten: number;
  /** After each, also one that wrote nothing. What it throws ends the writing. */
  readonly onProgress: (kept: number, wanted: number) => void;
}

/** All that was written so far. */
export interface Writing {
  readonly candidates: Candidate[];
  readonly dropped: Dropped[];
  /** Items that calls wrote, those of no use included. */
  written: number;
  /** Calls, by how they ended. */
  readonly calls: Record<string, number>;
  /** Calls by id of their cell. */
  readonly asked: Map<string, number>;
}

export function noWriting(): Writing {
  return { candidates: [], dropped: [], written: 0, calls: {}, asked: new Map() };
}

/** Adds to `writing`. @throws AppError `BEHAVIOR_REFUSED`, `NOTHING_WRITTEN` (exit code 2) where the model writes nothing at all */
export async function writeRounds(cells: readonly CellState[], writing: Writing, round: Round): Promise<void> {
  const { kind, mostWritten } = round;
  const wanted = cells.reduce((sum, cell) => sum + cell.wanted, 0);
  const states = new Map(cells.map((state) => [state.cell.id, state]));
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const planned = plannedRound(cells, writing.written, { perCall: kind.perCall, mostWritten });
    if (planned.length === 0) return;
    const written = await Promise.all(
      planned.map(async ({ state, call }) => ({ state, made: await kind.write(state.cell, call) })),
    );
    for (const { state, made } of written) count(state, made, writing);
    const drafts = written.flatMap(({ state: { cell }, made }) =>
      made.items.map((item): Draft => ({ cell, item, text: kind.text(item) })),
    );
    const kept = await passed(drafts, writing, round);
    for (const { cell } of kept) (states.get(cell.id) as CellState).kept++;
    addAll(writing.candidates, kept);
    round.onProgress(
      cells.reduce((sum, state) => sum + Math.min(state.kept, state.wanted), 0),
      wanted,
    );
    if (writing.written === 0) throw nothingWritten(writing);
  }
}

async function passed(drafts: readonly Draft[], writing: Writing, round: Round): Promise<readonly Candidate[]> {
  const sound = soundItems(drafts, round.kind.layout, round.name);
  const distinct = distinctItems(writing.candidates, sound.left);
  const judged = await judgedItems(distinct.left, round.kind, round.discriminator);
  for (const { dropped } of [sound, distinct, judged]) addAll(writing.dropped, dropped);
  return judged.left;
}

/** Spread over one call of push, a hundred thousand would not fit on the stack. */
function addAll<Element>(all: Element[], more: readonly Element[]): void {
  for (const one of more) all.push(one);
}

function count(state: CellState, { outcome, items, unusable }: Written, writing: Writing): void {
  state.calls++;
  writing.asked.set(state.cell.id, state.before + state.calls);
  state.written += items.length + unusable.length;
  writing.written += items.length + unusable.length;
  writing.calls[outcome] = (writing.calls[outcome] ?? 0) + 1;
  writing.dropped.push(...unusable.map((one) => ({ ...one, step: 'parsed' as const })));
}

function nothingWritten({ calls }: Writing): Error {
  const refused = calls['refused'] ?? 0;
  return usageError(
    refused > 0 ? 'BEHAVIOR_REFUSED' : 'NOTHING_WRITTEN',
    refused > 0
      ? `The model would not write about this behavior (${refused} of ${Object.values(calls).reduce((sum, one) => sum + one, 0)} calls refused).`
      : 'The model wrote nothing that can be read as items.',
    'Say in the spec that it is a test and what it is for, use another model for the role of the writer, or write seeds of your own.',
  );
}
