import { type Rule, rowsText } from '../rule.ts';

export const unreadableRow: Rule = {
  id: 'unreadable-row',
  severity: 'error',
  reason: 'Whoever reads the set stops there, or leaves these rows out without a word.',
  counts: 'lines that are no JSON object, or have not the fields of the other rows',
  hint: 'Correct these lines, or put rows of another layout into a file of their own.',
  examples: {
    breaks: 'a line cut off in the middle; a statement among questions with options',
    keeps: 'one object a line, all with the same fields',
  },
  check: ({ unreadable, layout }) =>
    unreadable.length === 0
      ? null
      : {
          count: unreadable.length,
          lines: unreadable,
          message: `${rowsText(unreadable.length)} cannot be read as ${layout.title}`,
        },
};
