/** Two months of timestamps with the rhythm of a week and of a day. */
import type { Random } from '../core/random.ts';
import { pickWeighted } from './draw.ts';

const FIRST_DAY = Date.UTC(2026, 8, 1);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAYS = 61;
const DAYS_OF_THE_FIRST_MONTH = 30;
/** Sunday to Saturday. */
const WEEKDAYS = [0.55, 1.1, 1.2, 1.2, 1.15, 0.95, 0.6];
/** By hour of the day, UTC. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 11, 13, 13, 12, 10, 11, 13, 12, 11, 10, 10, 11, 12, 10, 7, 4];

const days = Array.from({ length: DAYS }, (_, day) => day);
const hours = HOURS.map((_, hour) => hour);

/** Milliseconds since 1970. `growth` is how much more likely a day of the second month is than one of the first. */
export function drawTime(random: Random, growth = 1): number {
  const day = pickWeighted(random, days, (one) => weekdayWeight(one) * (one < DAYS_OF_THE_FIRST_MONTH ? 1 : growth));
  return FIRST_DAY + day * DAY + timeOfDay(random);
}

/** A time within `length` days from day `first` of the sample on. */
export function drawTimeWithin(random: Random, first: number, length: number): number {
  return FIRST_DAY + (first + random.integer(length)) * DAY + timeOfDay(random);
}

function weekdayWeight(day: number): number {
  return WEEKDAYS[new Date(FIRST_DAY + day * DAY).getUTCDay()] as number;
}

function timeOfDay(random: Random): number {
  const hour = pickWeighted(random, hours, (one) => HOURS[one] as number);
  return hour * HOUR + random.integer(HOUR / 1000) * 1000;
}
