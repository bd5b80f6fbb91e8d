import type { ComputedFacet } from '../computed-facet.ts';

/** When the conversation began, by week, month or year: whichever suits the span of the input. */
export const timeFacet: ComputedFacet = {
  name: 'time',
  title: 'Time',
  kind: 'time',
  valueOf: ({ conversation }) => conversation.startedAt ?? null,
};
