import { aboutRows, type LintedRow, type Rule, rowsText } from '../rule.ts';

export const answerNotInOptions: Rule = {
  id: 'answer-not-in-options',
  severity: 'error',
  reason: 'No model can give an answer that the question does not offer.',
  counts: 'rows with a label whose letter is not among the options, or with a label that is matching and not matching',
  hint: 'Correct the label or the options.',
  examples: { breaks: 'the label (C) for options (A) and (B)', keeps: 'the label (B) for options (A) and (B)' },
  check: ({ rows }) =>
    aboutRows(
      rows.filter(isLost),
      (count) => `${rowsText(count)} with a label that is not offered, or is on both sides`,
    ),
};

function isLost({ item: { options, matching, notMatching, kind } }: LintedRow): boolean {
  if (matching.some((answer) => notMatching.includes(answer))) return true;
  if (kind !== 'multiple-choice' || options.length === 0) return false;
  const offered = new Set(options.map(({ letter }) => `(${letter})`));
  return [...matching, ...notMatching].some((answer) => !offered.has(answer.trim()));
}
