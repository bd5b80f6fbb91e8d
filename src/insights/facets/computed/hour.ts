import type { ComputedFacet } from '../computed-facet.ts';

const HOURS = ['00-05 h', '06-11 h', '12-17 h', '18-23 h'];

/** The quarter of the day (UTC) in which the conversation began. */
export const hourFacet: ComputedFacet = {
  name: 'hour',
  title: 'Time of day (UTC)',
  kind: 'category',
  order: HOURS,
  valueOf: ({ conversation: { startedAt } }) =>
    startedAt === undefined ? null : (HOURS[Math.floor(new Date(startedAt).getUTCHours() / 6)] ?? null),
};
