import { byLine, groupsOf } from '../groups.ts';
import { type Rule, rowsText } from '../rule.ts';

export const repeatedStem: Rule = {
  id: 'repeated-stem',
  severity: 'note',
  reason:
    'Questions that differ in their options alone are answered together: the set has fewer independent questions than rows.',
  counts:
    'rows beyond the first of each group with the same text before the options, without regard to what else differs; items are all rows of these groups',
  hint: 'Say how many different questions there are, and treat a group as one cluster in the statistics.',
  examples: {
    breaks: '"Which would you prefer?" with four pairs of options',
    keeps: 'a question of its own before every pair of options',
  },
  check: ({ rows }) => {
    const withOptions = rows.filter(({ item, stem }) => item.options.length > 0 && stem !== '');
    const groups = groupsOf(withOptions, ({ stem }) => stem);
    const count = groups.reduce((sum, group) => sum + group.length - 1, 0);
    if (count === 0) return null;
    const distinct = new Set(withOptions.map(({ stem }) => stem)).size;
    const lines = byLine(groups.flat()).map(({ line }) => line);
    return {
      count,
      lines,
      message: `${rowsText(count)} repeat the text before the options: ${distinct} different ones in ${rows.length} rows`,
    };
  },
};
