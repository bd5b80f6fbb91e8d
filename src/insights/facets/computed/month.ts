import type { ComputedFacet } from '../computed-facet.ts';

/** The month (UTC) in which the conversation began. */
export const monthFacet: ComputedFacet = {
  name: 'month',
  title: 'Month',
  kind: 'time',
  step: 'month',
  valueOf: ({ conversation }) => conversation.startedAt ?? null,
};
