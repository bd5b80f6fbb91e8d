import { aboutRows, type LintedRow, type Rule, rowsText } from '../rule.ts';

/** UTF-8 that was read as Windows-1252 or Latin-1: what curly quotes, dashes and accented letters become. */
const MISREAD =
  /\u00e2\u20ac[\u2122\u02dc\u0153\u009d\u201c\u201d\u00a6]|\u00c3[\u0080-\u00bf\u0192\u2018-\u203a]|\u00c2[\u00a0-\u00bf]/u;
const DAMAGED = /\ufffd|(?![\t\n\r])\p{Cc}|&(?:amp|lt|gt|quot|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});/iu;

export const encoding: Rule = {
  id: 'encoding',
  severity: 'error',
  reason: 'Damaged characters are tokens that nobody meant, and make an item stand out.',
  counts:
    'rows with a replacement or control character, half of a character pair, an HTML entity, or UTF-8 that was read as something else',
  hint: 'Read the source again as UTF-8, or correct these rows by hand.',
  examples: { breaks: '"I donâ€™t mind"', keeps: '"I don’t mind"' },
  check: ({ rows }) => aboutRows(rows.filter(isDamaged), (count) => `${rowsText(count)} with damaged characters`),
};

function isDamaged({ row }: LintedRow): boolean {
  return Object.values(row)
    .flat()
    .some(
      (value) => typeof value === 'string' && (MISREAD.test(value) || DAMAGED.test(value) || !value.isWellFormed()),
    );
}
