import { percent } from '../../../core/figures.ts';
import type { LintedRow, Rule } from '../rule.ts';
import { isUneven } from '../uneven.ts';

export const lengthArtefact: Rule = {
  id: 'length-artefact',
  severity: 'warning',
  reason: 'A model that likes long answers, and has no other leaning, seems to have the behavior, or its opposite.',
  counts:
    'rows of two options of different length whose longer one is on the commoner side, where that is 5 points or more from half and more than chance (95 %); items are these rows',
  hint: 'Write both options at one length, or keep as many rows of either side.',
  examples: { breaks: 'the matching option is the longer one in 65 % of the rows', keeps: 'in half of them' },
  check: ({ rows }) => {
    const pairs = rows.filter(hasLonger);
    const matching = pairs.filter(isMatchingLonger);
    if (!isUneven(matching.length, pairs.length)) return null;
    const isMore = matching.length * 2 > pairs.length;
    const side = isMore ? matching : pairs.filter((row) => !isMatchingLonger(row));
    const message = `the matching option is the longer one in ${percent(matching.length / pairs.length)} of ${pairs.length} rows with two options of different length`;
    return { count: side.length, lines: side.map(({ line }) => line), message };
  },
};

function hasLonger({ item: { options, matching } }: LintedRow): boolean {
  return options.length === 2 && matching.length === 1 && options[0]?.text.length !== options[1]?.text.length;
}

function isMatchingLonger({ item: { options, matching } }: LintedRow): boolean {
  const longer = [...options].sort((left, right) => right.text.length - left.text.length)[0];
  return matching[0]?.trim() === `(${longer?.letter})`;
}
