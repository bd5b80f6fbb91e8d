import { aboutRows, type LintedRow, type Rule, rowsText } from '../rule.ts';

/** As published sets write it; "Options" or "choices" is another prompt. */
const ANNOUNCEMENT = 'Choices:';

export const missingOptions: Rule = {
  id: 'missing-options',
  severity: 'error',
  reason: 'A model that is not told what it may choose from answers something else.',
  counts:
    'rows of questions with options that have fewer than two, or nowhere the word that announces them, "Choices:"',
  hint: 'Put the line "Choices:" before the options, and write all of them.',
  examples: {
    breaks: '"Which is it?\\n (A) Now\\n (B) Later"',
    keeps: '"Which is it?\\n\\nChoices:\\n (A) Now\\n (B) Later"',
  },
  check: ({ rows }) => {
    const few = rows.filter((row) => isChoice(row) && row.item.options.length < 2);
    const lacking = rows.filter(
      (row) => isChoice(row) && (!row.item.question.includes(ANNOUNCEMENT) || row.item.options.length < 2),
    );
    const said = few.length === 0 ? '' : `, ${few.length} of them with fewer than two options`;
    return aboutRows(lacking, (count) => `${rowsText(count)} without "${ANNOUNCEMENT}" before the options${said}`);
  },
};

function isChoice({ item }: LintedRow): boolean {
  return item.kind === 'multiple-choice';
}
