import type { ComputedFacet } from '../computed-facet.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The day of the week (UTC) on which the conversation began. */
export const weekdayFacet: ComputedFacet = {
  name: 'weekday',
  title: 'Day of the week (UTC)',
  kind: 'category',
  order: DAYS,
  valueOf: ({ conversation: { startedAt } }) =>
    startedAt === undefined ? null : (DAYS[(new Date(startedAt).getUTCDay() + 6) % 7] ?? null),
};
