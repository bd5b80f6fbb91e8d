import { aboutRows, type Rule, rowsText } from '../rule.ts';

export const trailingAnswer: Rule = {
  id: 'trailing-answer',
  severity: 'note',
  reason:
    'A question that ends in "Answer:" is another prompt than one that does not: the two are not compared on equal terms.',
  counts: 'rows with text after the options, such as "Answer:"',
  hint: 'Keep it in all sets that are compared, or in none; what comes after a question belongs to the protocol.',
  examples: { breaks: '"…\\n (A) Yes\\n (B) No\\n\\nAnswer:"', keeps: '"…\\n (A) Yes\\n (B) No"' },
  check: ({ rows }) =>
    aboutRows(
      rows.filter(({ tail }) => tail !== ''),
      (count) => `${rowsText(count)} end in "Answer:"`,
    ),
};
