import type { ComputedFacet } from '../computed-facet.ts';

/** The week (from Monday, UTC) in which the conversation began. */
export const weekFacet: ComputedFacet = {
  name: 'week',
  title: 'Week',
  kind: 'time',
  step: 'week',
  valueOf: ({ conversation }) => conversation.startedAt ?? null,
};
