import type { ComputedFacet } from '../computed-facet.ts';

/**
 * How many accounts wrote the same or nearly so: where many did, they may act together, or one form may be in many hands. It depends on
 * what others wrote, so no release with noise counts it (docs/method/privacy.md).
 */
export const copiesFacet: ComputedFacet = {
  name: 'copies',
  title: 'Accounts that wrote nearly the same',
  kind: 'number',
  bins: [1, 2, 5, 25],
  valueOf: ({ copyAccounts }) => copyAccounts,
};
