import type { Support, Thresholds } from '../privacy/thresholds.ts';

/** The support of a group of conversations from the account of each. A conversation without an account adds no account. */
export function supportOf(accounts: readonly (string | null)[], thresholds: Thresholds): Support {
  const conversations = accounts.length;
  if (thresholds.counting === 'conversations') return { conversations, accounts: 0 };
  return { conversations, accounts: new Set(accounts.filter((account) => account !== null)).size };
}
