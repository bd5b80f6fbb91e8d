/** Conversations by when they began and by what the user wrote in them. */
import { usageError } from '../../../core/errors.ts';
import type { Choice } from '../../choice.ts';
import type { RejectReason } from '../format.ts';
import { matching, TEXTS_A_BATCH } from './matching.ts';
import { checkedWindow, isWithin } from './window.ts';

export interface Timed {
  readonly startedAt: string | null;
  readonly stratum: string;
}

/**
 * @param textOf what the user wrote; asked only where that matters
 * @param leave is told of each that is left out
 * @throws AppError `NOTHING_CHOSEN`, `STRATA_MISSING` (exit code 2), and what `checkedWindow` and `matching` throw
 */
export function withinChoice<Entry extends Timed>(
  entries: readonly Entry[],
  choice: Choice,
  textOf: (entry: Entry) => string,
  leave: (entry: Entry, reason: RejectReason) => void,
): Entry[] {
  const window = checkedWindow(choice);
  const timely = parted(
    entries,
    entries.map(({ startedAt }) => isWithin(window, startedAt)),
  );
  for (const entry of timely.left) leave(entry, 'outside-window');
  const found = parted(
    timely.kept,
    choice.only === undefined ? timely.kept.map(() => true) : matches(timely.kept, choice.only, textOf),
  );
  for (const entry of found.left) leave(entry, 'not-matching');
  if (found.kept.length === 0) throw nothingChosen(timely.kept.length === 0);
  if (choice.stratify !== undefined && found.kept.every(({ stratum }) => stratum === '')) throw strataMissing();
  return found.kept;
}

function matches<Entry>(entries: readonly Entry[], only: string, textOf: (entry: Entry) => string): boolean[] {
  const find = matching(only);
  const found: boolean[] = [];
  for (let start = 0; start < entries.length; start += TEXTS_A_BATCH) {
    for (const isFound of find(entries.slice(start, start + TEXTS_A_BATCH).map(textOf))) found.push(isFound);
  }
  return found;
}

function parted<Entry>(entries: readonly Entry[], keep: readonly boolean[]): { kept: Entry[]; left: Entry[] } {
  return { kept: entries.filter((_, at) => keep[at]), left: entries.filter((_, at) => !keep[at]) };
}

function nothingChosen(byTime: boolean): Error {
  return usageError(
    'NOTHING_CHOSEN',
    byTime
      ? 'No conversation began in the window of --since and --until.'
      : 'No conversation holds what --only looks for.',
    byTime
      ? 'sightline insights preview INPUT says from when to when the conversations are; one without a time is in no window.'
      : 'It is looked for in what the user wrote, without regard to case.',
  );
}

function strataMissing(): Error {
  return usageError(
    'STRATA_MISSING',
    'No conversation has a value for --stratify.',
    'sightline insights preview INPUT lists the fields; time:day, time:week and time:month need conversations with a time.',
  );
}
