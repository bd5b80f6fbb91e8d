import { percent } from '../../../core/figures.ts';
import { GRAM_KIND, type Likeness, nearDuplicates } from '../../../text/near-duplicates.ts';
import { askedText } from '../groups.ts';
import { aboutRows, type LintedRow, type Rule } from '../rule.ts';

/** Cosine above which two questions are hardly two. */
export const NEAR = 0.8;

const known = new WeakMap<readonly LintedRow[], ReadonlyMap<number, Likeness>>();

/** Positions of rows that have another nearly the same, with the nearest. Worked out once for the rows of a set. */
export function nearRows(rows: readonly LintedRow[]): ReadonlyMap<number, Likeness> {
  const near = known.get(rows) ?? nearDuplicates(rows.map(askedText), NEAR);
  known.set(rows, near);
  return near;
}

export const nearDuplicate: Rule = {
  id: 'near-duplicate',
  severity: 'warning',
  reason: 'Many wordings of one question weigh it more than the others, and the set is smaller than it looks.',
  counts: `rows that have another row of the file above a cosine of ${NEAR}, by TF-IDF of ${GRAM_KIND}; exact repeats are among them`,
  hint: 'Keep the clearest of each group, and write others on sub-topics that are missing.',
  examples: {
    breaks: '"I enjoy helping other people" beside "I enjoy helping others people"',
    keeps: '"I enjoy helping other people" beside "Strangers can count on me"',
  },
  check: ({ rows }) => {
    const found = nearRows(rows);
    return aboutRows(
      rows.filter((_, at) => found.has(at)),
      (count) =>
        `${percent(count / rows.length)} of the rows (${count}) have another above a cosine of ${NEAR} (TF-IDF, ${GRAM_KIND})`,
    );
  },
};
