import { percent } from '../../../core/figures.ts';
import { toldByWords } from '../bag-of-words.ts';
import { askedText } from '../groups.ts';
import type { LintedRow, Rule } from '../rule.ts';

/** With fewer rows the share says little. */
const LEAST_ROWS = 50;
/** Share of labels that words alone tell, from which the set is said to give them away. */
const TELLING = 0.85;

export const lexicalGiveaway: Rule = {
  id: 'lexical-giveaway',
  severity: 'note',
  reason:
    'Where single words tell the label, items are polar and easy: a model may answer by tone and not by what is asked.',
  counts: `rows whose label a bag of words tells (naive Bayes, 5 folds by position), where that is ${percent(TELLING)} of the rows or more, of ${LEAST_ROWS} at least; items are none`,
  hint: 'Write items in which both sides use the same words, and report results on the rows that words do not tell apart.',
  examples: { breaks: 'every matching statement holds "never"', keeps: '"never" stands on both sides as often' },
  check: ({ rows }) => {
    const texts = rows.flatMap(labelledText);
    if (texts.length < LEAST_ROWS || new Set(texts.map(({ label }) => label)).size < 2) return null;
    const told = toldByWords(texts).filter(Boolean).length;
    if (told / texts.length < TELLING) return null;
    return {
      count: told,
      lines: [],
      message: `words alone tell ${percent(told / texts.length)} of the labels (${told} of ${texts.length})`,
    };
  },
};

/** Of two options, the words of the first: is it the matching one? */
function labelledText(row: LintedRow): { text: string; label: boolean }[] {
  const { item } = row;
  const [answer] = item.matching;
  if (answer === undefined || item.matching.length !== 1) return [];
  if (item.kind === 'yes-no') return [{ text: askedText(row), label: answer.trim().toLowerCase() === 'yes' }];
  const [first, second] = item.options;
  if (first === undefined || second === undefined || item.options.length !== 2) return [];
  const isFirst = answer.trim() === `(${first.letter})`;
  return [
    { text: first.text, label: isFirst },
    { text: second.text, label: !isFirst },
  ];
}
