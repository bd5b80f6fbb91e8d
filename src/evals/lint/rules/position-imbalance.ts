import { percent } from '../../../core/figures.ts';
import type { LintedRow, Rule } from '../rule.ts';
import { isUneven } from '../uneven.ts';

export const positionImbalance: Rule = {
  id: 'position-imbalance',
  severity: 'warning',
  reason: 'Models favour a position: a set in which the matching answer is often the first measures that as well.',
  counts:
    'rows whose matching answer is the first option, beyond or below half of the rows, where the difference is 5 points or more and more than chance (95 %); items are none',
  hint: 'Swap the options of some rows, with their letters and labels.',
  examples: { breaks: '(A) matches in 600 of 900 rows', keeps: '(A) matches in half of them' },
  check: ({ rows, isSeeds }) => {
    // Seeds have all their answers on (A), and are swapped when they are used.
    const labelled = isSeeds ? [] : rows.filter(isLabelled);
    const first = labelled.filter(({ item }) => item.matching.includes(` (${item.options[0]?.letter})`)).length;
    if (!isUneven(first, labelled.length)) return null;
    const count = Math.round(Math.abs(first - labelled.length / 2));
    return {
      count,
      lines: [],
      message: `the first option is the matching one in ${percent(first / labelled.length)} of the rows (${first} of ${labelled.length})`,
    };
  },
};

/** Of several matching answers one at least is first by chance more often than one half. */
function isLabelled({ item }: LintedRow): boolean {
  return item.kind === 'multiple-choice' && item.matching.length === 1 && item.options.length >= 2;
}
