import type { Thresholds } from '../../privacy/thresholds.ts';

/** So small that made-up inputs of some hundred conversations have much to hide and much to show. */
export const smallThresholds: Thresholds = {
  preset: 'custom',
  counting: 'accounts',
  minAccounts: 4,
  minConversations: 8,
  minCellAccounts: 3,
  minCellConversations: 5,
};
