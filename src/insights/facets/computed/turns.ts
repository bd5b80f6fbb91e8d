import type { ComputedFacet } from '../computed-facet.ts';

/** How often the user wrote. */
export const turnsFacet: ComputedFacet = {
  name: 'turns',
  title: 'User turns',
  kind: 'number',
  bins: [1, 2, 3, 6, 11, 21],
  valueOf: ({ conversation }) => conversation.messages.filter(({ role }) => role === 'user').length,
};
