/** Labels of a time: days, weeks, months or years, in UTC. */
import type { RowLabels } from './labels.ts';

export const timeSteps = ['day', 'week', 'month', 'year'] as const;
export type TimeStep = (typeof timeSteps)[number];

const DAY_MS = 86_400_000;
/** Longest span, in days, that is shown by week and by month. */
const WEEKS_UP_TO = 120;
const MONTHS_UP_TO = 1460;
/** The span is measured between these quantiles, so that a few wrong clocks do not decide it. */
const LOW = 0.01;
const HIGH = 0.99;

/** Values are ISO 8601 in UTC. Labels ascend. */
export function timeLabels(values: readonly (string | null)[], step: TimeStep | undefined): RowLabels {
  const chosen = step ?? stepFor(values);
  const found = values.map((value) => (value === null ? null : timeLabel(value, chosen)));
  const order = [...new Set(found)].filter((label) => label !== null).sort();
  return { order, values: found };
}

/** `2026-03-09`, `2026-03-09 week`, `2026-03`, `2026`: the day, the Monday of the week, the month, the year. */
export function timeLabel(time: string, step: TimeStep): string {
  if (step === 'year') return time.slice(0, 4);
  if (step === 'month') return time.slice(0, 7);
  if (step === 'day') return time.slice(0, 10);
  const day = Math.floor(Date.parse(time) / DAY_MS);
  // Day 0 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  return `${new Date(monday * DAY_MS).toISOString().slice(0, 10)} week`;
}

function stepFor(values: readonly (string | null)[]): TimeStep {
  const days = Float64Array.from(
    values.flatMap((value) => (value === null ? [] : [Date.parse(value) / DAY_MS])),
  ).sort();
  const low = days[Math.floor(LOW * (days.length - 1))] ?? 0;
  const high = days[Math.ceil(HIGH * (days.length - 1))] ?? 0;
  if (high - low <= WEEKS_UP_TO) return 'week';
  return high - low <= MONTHS_UP_TO ? 'month' : 'year';
}
