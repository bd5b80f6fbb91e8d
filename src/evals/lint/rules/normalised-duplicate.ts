import { askedText, byLine, groupsOf } from '../groups.ts';
import { normalText } from '../normal-text.ts';
import { type Rule, rowsText } from '../rule.ts';

export const normalisedDuplicate: Rule = {
  id: 'normalised-duplicate',
  severity: 'warning',
  reason: 'Questions that differ in case or punctuation alone are answered alike: they count one answer twice.',
  counts:
    'wordings beyond the first of each group that is equal in lower case and without punctuation, but not to the letter; items are all rows of these groups',
  hint: 'Keep one of each group.',
  examples: { breaks: '"I like rules." beside "I like rules"', keeps: '"I like rules" beside "I like all rules"' },
  check: ({ rows }) => {
    const groups = groupsOf(rows, (row) => normalText(askedText(row)));
    const different = groups.filter((group) => new Set(group.map(askedText)).size > 1);
    const count = different.reduce((sum, group) => sum + new Set(group.map(askedText)).size - 1, 0);
    if (count === 0) return null;
    const lines = byLine(different.flat()).map(({ line }) => line);
    return { count, lines, message: `${rowsText(count)} equal another but for case, punctuation and spaces` };
  },
};
