/** When a conversation began, and what that decides. */
import { usageError } from '../../../core/errors.ts';
import type { Choice } from '../../choice.ts';
import { toIsoTime } from '../../iso-time.ts';
import type { Conversation } from '../../records.ts';

const timeStrata = ['day', 'week', 'month'] as const;

export interface TimeWindow {
  /** ISO 8601, UTC; the first is in it, the second is not. */
  readonly since: string | null;
  readonly until: string | null;
}

/** @throws AppError `CHOICE_UNCLEAR` (exit code 2) where parts of it say nothing together */
export function checkedWindow({ since, until, sample, sampleBy, stratify }: Choice): TimeWindow {
  const window = { since: timeOf('--since', since), until: timeOf('--until', until) };
  if (window.since !== null && window.until !== null && window.since >= window.until) {
    throw unclear(
      '--until is not later than --since.',
      'Name a time that is: conversations begun at --until are not taken.',
    );
  }
  if (sample === undefined && (sampleBy !== undefined || stratify !== undefined)) {
    throw unclear('There is no size of the sample.', 'Say with --sample how many are to be drawn.');
  }
  return window;
}

function timeOf(flag: string, written: string | undefined): string | null {
  if (written === undefined) return null;
  const time = toIsoTime(written);
  if (time !== undefined) return time;
  throw unclear(`${flag} is no time.`, 'Write a day or a time of ISO 8601, such as 2026-11-01 or 2026-11-01T12:00Z.');
}

function unclear(message: string, hint: string): Error {
  return usageError('CHOICE_UNCLEAR', message, hint);
}

/** A conversation without a time is in no window. */
export function isWithin({ since, until }: TimeWindow, startedAt: string | null): boolean {
  if (since === null && until === null) return true;
  return startedAt !== null && (since === null || startedAt >= since) && (until === null || startedAt < until);
}

const DAY = 86_400_000;
/** 1970 began on a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** The stratum of a conversation: a value of the field, or the day, week (from Monday) or month in which it began; '' where there is none. */
export function stratumOf({ startedAt, fields }: Conversation, stratify: string): string {
  const unit = timeStrata.find((name) => stratify === `time:${name}`);
  if (unit === undefined) return Object.hasOwn(fields, stratify) ? `=${fields[stratify]}` : '';
  if (startedAt === undefined) return '';
  if (unit === 'month') return startedAt.slice(0, 7);
  if (unit === 'day') return startedAt.slice(0, 10);
  return String(Math.floor((Date.parse(startedAt) - FIRST_MONDAY) / (7 * DAY)));
}
