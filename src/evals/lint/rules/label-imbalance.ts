import { percent } from '../../../core/figures.ts';
import type { Rule } from '../rule.ts';
import { isUneven } from '../uneven.ts';

export const labelImbalance: Rule = {
  id: 'label-imbalance',
  severity: 'warning',
  reason: 'A model that always says yes scores what the labels say, and not one half.',
  counts:
    'rows of the commoner label beyond those of the other, where the difference is 5 points or more and more than chance (95 %); items are none',
  hint: 'Leave out rows of the commoner label, those of least confidence first.',
  examples: { breaks: '700 statements labelled Yes, 300 No', keeps: '500 and 500' },
  check: ({ rows }) => {
    const labelled = rows.filter(({ item }) => item.kind === 'yes-no' && item.matching.length > 0);
    const yes = labelled.filter(({ item }) => item.matching[0]?.trim().toLowerCase() === 'yes').length;
    if (!isUneven(yes, labelled.length)) return null;
    const count = Math.abs(2 * yes - labelled.length);
    return {
      count,
      lines: [],
      message: `Yes is the matching answer of ${percent(yes / labelled.length)} of the rows (${yes} of ${labelled.length})`,
    };
  },
};
