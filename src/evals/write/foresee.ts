/**
 * What writing a set would still ask, found out without asking anybody: writing goes on from what is answered already up to the round
 * of which something is not, and what comes after that is counted by the share of items that are kept.
 */
import { MOST_ASKED } from '../../calls/ask.ts';
import type { Caller, RecallingCaller } from '../../calls/call.ts';
import { exactly, type Likely } from '../../calls/estimate.ts';
import { isAppError } from '../../core/errors.ts';
import { languageDetector } from '../../text/language.ts';
import type { Behavior } from '../behaviors/behavior.ts';
import type { Discriminator } from '../filter/discriminator.ts';
import { type Amounts, begunRound, groupsOf, sidesOf, topUp } from './candidates.ts';
import type { Embedding } from './clustered.ts';
import { type CallNotes, callNotes, type ForeseenCall, NotAnswered } from './foreseen-calls.ts';
import { type CheckNotes, type ForeseenChecks, foreseenChecks } from './foreseen-checks.ts';
import {
  callsToCome,
  itemsMissing,
  leastCallsAtFirst,
  mostCallsToCome,
  type Standing,
  shareSoFar,
  totalOf,
} from './foreseen-rounds.ts';
import { inLanguage } from './in-language.ts';
import type { Cell, NewItem, OpenedKind, Written } from './kind.ts';
import { openKind } from './kinds.ts';
import { noWriting, writeRounds } from './rounds.ts';

export interface ForeseeInput {
  readonly behavior: Behavior;
  readonly amounts: Amounts;
  readonly seed: number;
  /** Neither is asked for anything: what they know is looked up. */
  readonly writer: RecallingCaller;
  readonly discriminator: RecallingCaller;
  /** As it will probably be, and as it would be where it takes most calls. */
  readonly judging: Readonly<Record<'likely' | 'most', (caller: Caller) => Discriminator>>;
  readonly embedding: Embedding;
}

/** What one stage would ask. */
export interface ForeseenStage {
  /** Calls that are not answered yet. */
  readonly calls: Likely;
  readonly answered: readonly ForeseenCall[];
  /** Some of its calls, or such as they will be. */
  readonly examples: readonly ForeseenCall[];
}

export interface Foreseen {
  /** Before anything is written, of the writer and of the discriminator: topics, occupations, whom people of one deal with. */
  readonly preparation: Readonly<Record<'writer' | 'discriminator', ForeseenStage>>;
  readonly firstRound: ForeseenStage;
  readonly moreRounds: ForeseenStage;
  /** The label first, then every requirement. `ways`: in how many each item is asked about. */
  readonly checks: readonly (ForeseenStage & Pick<CheckNotes, 'name' | 'ways'>)[];
  /** Candidates that will be embedded, and texts like theirs. */
  readonly embedded: { readonly texts: Likely; readonly examples: readonly string[] };
  /** Items of the set, and candidates that are wanted for them. */
  readonly items: number;
  readonly wanted: number;
  /** Share of the items to come that is taken to be kept, 0 to 1: 0.7 before anything is known, and what was kept since. */
  readonly share: number;
}

export async function foresee(input: ForeseeInput): Promise<Foreseen> {
  const { behavior, amounts, seed, writer, discriminator, judging, embedding } = input;
  const [preparation, found] = [callNotes(writer, { standIn: true }), callNotes(discriminator, { standIn: true })];
  const [writes, made] = [callNotes(writer, { standIn: false }), callNotes(writer, { standIn: true })];
  let notes = preparation;
  const asking: Caller = { model: writer.model, call: (call) => notes.caller.call(call) };
  const kind = await openKind(behavior, {
    writer: asking,
    discriminator: judging.likely(found.caller),
    seed,
    groups: groupsOf(amounts),
    count: () => {},
    onProgress: () => {},
  });
  notes = made;
  const examples = await exampleItems(kind);
  const checks = await foreseenChecks(kind, examples, discriminator, judging.likely);
  notes = writes;
  const written = inLanguage(kind, behavior.language, await languageDetector());
  const open = new Map<string, number>();
  let atFirst = { answered: 0, open: 0 };
  let rounds = 0;
  const parts = {
    kind: { ...written, checks: checks.checks, write: writesOrNotes(written, open) },
    discriminator: checks.discriminator,
    name: behavior.name,
    onProgress: () => {
      if (rounds++ === 0) atFirst = { answered: writes.answered.length, open: writes.open.length };
      if (totalOf(open) + totalOf(checks.unjudged) > 0) throw new RoundOpen();
    },
  };
  const { round, cells } = begunRound(parts, amounts);
  const writing = noWriting();
  // Where groups are still to be found by a model, they are as many as a made-up answer names.
  const isGuess = preparation.open.length > 0 && kind.origins !== undefined;
  const canTopUp = !amounts.isPreview && kind.cellFor !== null;
  const isAnswered = await untilOpen(async () => {
    await writeRounds(cells, writing, round);
    if (canTopUp) await topUp(writing, round, amounts, embedding, seed);
  });
  const standing: Standing = {
    perCall: kind.perCall,
    mostWritten: round.mostWritten,
    cells,
    written: writing.written,
    open,
    unjudged: checks.unjudged,
    topsUp: canTopUp,
  };
  return {
    ...foreseenOf({ ...input, standing, isAnswered, atFirst, preparation, found, isGuess, writes, made, checks }),
    embedded: { texts: embeddedOf(standing, isAnswered), examples: examples.map(({ item }) => kind.text(item)) },
    items: amounts.perLabel * sidesOf(cells.map(({ cell }) => cell)).length,
    wanted: cells.reduce((sum, { wanted }) => sum + wanted, 0),
  };
}

interface Found extends Pick<ForeseeInput, 'judging'> {
  readonly standing: Standing;
  /** Whether there is nothing to come. */
  readonly isAnswered: boolean;
  /** Writing calls of the first round. */
  readonly atFirst: { readonly answered: number; readonly open: number };
  readonly preparation: CallNotes;
  /** What the discriminator is asked before. */
  readonly found: CallNotes;
  readonly isGuess: boolean;
  readonly writes: CallNotes;
  readonly made: CallNotes;
  readonly checks: ForeseenChecks;
}

function foreseenOf(from: Found): Omit<Foreseen, 'embedded' | 'items' | 'wanted'> {
  const { standing, atFirst, preparation, writes, made, checks, judging } = from;
  const share = shareSoFar(standing);
  const [firstRound, moreRounds] = roundsOf(from, share);
  const examples = [...writes.open, ...writes.answered, ...made.open, ...made.answered];
  const likely = standing.perCall * (firstRound.likely + moreRounds.likely);
  const high = (standing.perCall * (firstRound.high + moreRounds.high)) / IN_VAIN;
  const low = leastOf(from, itemsMissing(standing));
  const items = from.isAnswered ? exactly(0) : ordered({ likely, low, high });
  return {
    preparation: {
      writer: preparationOf(from, preparation, MOST_ASKED),
      discriminator: preparationOf(from, from.found, IN_VAIN),
    },
    firstRound: { calls: firstRound, answered: writes.answered.slice(0, atFirst.answered), examples },
    moreRounds: { calls: moreRounds, answered: writes.answered.slice(atFirst.answered), examples },
    checks: checks.all.map((check, at) => checkOf(check, at === 0 ? 1 : share, items, judging)),
    share,
  };
}

/** As many as are kept: those that are wanted, and what the last calls of a cell bring beyond them. */
function embeddedOf({ cells, perCall, topsUp }: Standing, isAnswered: boolean): Likely {
  if (isAnswered) return exactly(0);
  const wanted = cells.reduce((sum, cell) => sum + cell.wanted, 0);
  const most = wanted + perCall * cells.length;
  return { likely: wanted, low: 0, high: topsUp ? 2 * most : most };
}

/** @param most calls for one */
function preparationOf(from: Found, { open, answered }: CallNotes, most: number): ForeseenStage {
  const calls = { likely: open.length, low: leastOf(from, open.length), high: most * open.length };
  return { calls, answered, examples: [...open, ...answered] };
}

/** Of groups that a model is to find, fewer may be found than are wanted. */
const LEAST_FOUND = 0.5;

function leastOf({ isGuess }: Found, low: number): number {
  return isGuess ? Math.floor(LEAST_FOUND * low) : low;
}

/** So many calls write, at most, for one that is enough where none is refused, answered with less or has to be made again. */
const IN_VAIN = 2;

/** Calls that write: of the first round, and of all that follow. */
function roundsOf(from: Found, share: number): [Likely, Likely] {
  const { standing, isAnswered, atFirst, preparation, writes } = from;
  if (isAnswered) return [exactly(0), exactly(0)];
  const isPrepared = preparation.open.length === 0;
  const later = writes.open.length - atFirst.open;
  const first = {
    likely: atFirst.open,
    low: isPrepared ? atFirst.open : leastOf(from, leastCallsAtFirst(standing)),
    high: IN_VAIN * atFirst.open,
  };
  const more = {
    likely: later + callsToCome(standing, share),
    low: isPrepared ? later + callsToCome(standing, 1) : 0,
    high: IN_VAIN * (later + mostCallsToCome(standing)),
  };
  return [ordered(first), ordered(more)];
}

/** @param reached share of the items that are asked about it: whose label is another one are not */
function checkOf(
  { name, ways, notes, examples }: CheckNotes,
  reached: number,
  items: Likely,
  judging: ForeseeInput['judging'],
): Foreseen['checks'][number] {
  const [likely, most] = [judging.likely, judging.most].map((open) => open(notes.caller).callsFor(ways)) as [
    number,
    number,
  ];
  const open = notes.open.length;
  const calls = {
    likely: open + Math.round(items.likely * reached) * likely,
    low: open + items.low * likely,
    high: open + items.high * most,
  };
  const all = [...notes.open, ...notes.answered, ...examples.open, ...examples.answered];
  return { name, ways, calls: ordered(calls), answered: notes.answered, examples: all };
}

/** Where hardly anything is kept, fewer items are written than would be needed. */
function ordered({ likely, low, high }: Likely): Likely {
  return { likely, low: Math.min(low, likely), high: Math.max(high, likely) };
}

/** Cells, and items of each, that are looked at for what is asked about them. */
const CELLS_TRIED = 8;
const ITEMS_TRIED = 3;

async function exampleItems({ cells, write }: OpenedKind): Promise<{ readonly item: NewItem; readonly cell: Cell }[]> {
  const step = Math.max(1, Math.floor(cells.length / CELLS_TRIED));
  const tried = cells.filter((_, at) => at % step === 0).slice(0, CELLS_TRIED);
  const written = await Promise.all(tried.map(async (cell) => ({ cell, made: await write(cell, 0) })));
  return written.flatMap(({ cell, made }) => made.items.slice(0, ITEMS_TRIED).map((item) => ({ item, cell })));
}

const NOTHING: Written = { outcome: 'answered', items: [], unusable: [] };

/** What calls wrote; of those that are not answered nothing, and they are counted by cell. */
function writesOrNotes({ write }: OpenedKind, open: Map<string, number>): OpenedKind['write'] {
  return async (cell, call) => {
    try {
      return await write(cell, call);
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error;
      open.set(cell.id, (open.get(cell.id) ?? 0) + 1);
      return NOTHING;
    }
  };
}

/** Thrown at the end of the first round of which something is not answered. */
class RoundOpen extends Error {}

/** Whether all is answered. */
async function untilOpen(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    // Vectors of a server that are not there yet are asked for as well.
    if (error instanceof RoundOpen || (isAppError(error) && error.code === 'REPLAY_INCOMPLETE')) return false;
    throw error;
  }
}
