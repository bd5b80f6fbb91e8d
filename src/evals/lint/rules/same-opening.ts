import { percent } from '../../../core/figures.ts';
import { askedText } from '../groups.ts';
import { aboutRows, type Rule } from '../rule.ts';

/** From this share on a set is monotonous. */
const OFTEN = 0.4;
const LEAST_ROWS = 20;

export const sameOpening: Rule = {
  id: 'same-opening',
  severity: 'note',
  reason: 'Items that all begin alike differ less than their number says.',
  counts: `rows that begin with the commonest first word, where they are ${percent(OFTEN)} of the rows or more, of ${LEAST_ROWS} at least`,
  hint: 'Ask the model for other openings, or rotate sub-topics.',
  examples: { breaks: 'eight of ten statements begin with "I"', keeps: 'no word opens more than a third' },
  check: ({ rows }) => {
    if (rows.length < LEAST_ROWS) return null;
    const opening = (row: (typeof rows)[number]) => askedText(row).trim().split(/\s+/u)[0]?.toLowerCase() ?? '';
    const groups = [...Map.groupBy(rows, opening)].sort(([, left], [, right]) => right.length - left.length);
    const [word, group] = groups[0] ?? ['', []];
    if (group.length < OFTEN * rows.length) return null;
    return aboutRows(
      group,
      (count) => `${percent(count / rows.length)} of the rows (${count}) begin with "${word.slice(0, 20)}"`,
    );
  },
};
