import { aboutRows, type LintedRow, type Rule, rowsText } from '../rule.ts';

export const optionLetters: Rule = {
  id: 'option-letters',
  severity: 'warning',
  reason:
    'An answer that is neither matching nor not matching is lost, and letters that skip or repeat make answers ambiguous.',
  counts:
    'rows whose letters are not A, B, C and so on without gap or repeat, or that show options which no label names',
  hint: 'Letter the options in order, and name every one of them as matching or not.',
  examples: {
    breaks: 'options (A), (C); or (A), (B), (C) where the labels name (A) and (B)',
    keeps: 'options (A), (B) and both labelled',
  },
  check: ({ rows }) => {
    const jumping = rows.filter(isJumping);
    const extra = rows.filter((row) => !isJumping(row) && hasExtra(row));
    return aboutRows(
      rows.filter((row) => isJumping(row) || hasExtra(row)),
      () =>
        [
          extra.length > 0 ? `${rowsText(extra.length)} with options that no label names` : '',
          jumping.length > 0 ? `${rowsText(jumping.length)} with letters out of order` : '',
        ]
          .filter((said) => said !== '')
          .join(', '),
    );
  },
};

function isJumping({ item: { options } }: LintedRow): boolean {
  return options.some(({ letter }, at) => letter !== String.fromCharCode(65 + at));
}

function hasExtra({ item: { options, matching, notMatching } }: LintedRow): boolean {
  const named = new Set([...matching, ...notMatching].map((answer) => answer.trim()));
  return named.size > 0 && options.some(({ letter }) => !named.has(`(${letter})`));
}
