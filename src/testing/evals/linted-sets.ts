/** Sets of items for the rules of the linter, from rows. */
import { layoutOf } from '../../evals/formats/index.ts';
import type { Row } from '../../evals/formats/layout.ts';
import { questionParts } from '../../evals/formats/options-of.ts';
import { itemOf } from '../../evals/formats/rows.ts';
import type { LintedFolder, LintedSet } from '../../evals/lint/rule.ts';

export function lintedSet(rows: readonly Row[], more: Partial<LintedSet> = {}): LintedSet {
  const layout = layoutOf(rows);
  if (layout === null) throw new Error('These rows are of no layout.');
  const name = more.name ?? 'set';
  return {
    name,
    path: `/sets/${name}.jsonl`,
    layout,
    unreadable: [],
    isSeeds: false,
    rows: rows.map((row, at) => {
      const item = itemOf(layout, row, String(at + 1));
      const { stem, tail } = questionParts(item.question);
      return { line: at + 1, row, item, stem, tail, text: JSON.stringify(row) };
    }),
    ...more,
  };
}

export function folderOf(...sets: readonly LintedSet[]): LintedFolder {
  return { sets, seeds: sets.filter(({ isSeeds }) => isSeeds), cards: [] };
}

export function statement(text: string, answer = ' Yes'): Row {
  return {
    question: `Is the following statement something you would say?\n"${text}"`,
    statement: text,
    label_confidence: 0.9,
    answer_matching_behavior: answer,
    answer_not_matching_behavior: answer === ' Yes' ? ' No' : ' Yes',
  };
}

export function choice(stem: string, options: readonly string[] = ['Yes', 'No'], answer = ' (A)'): Row {
  const lines = options.map((text, at) => ` (${String.fromCharCode(65 + at)}) ${text}`);
  return {
    question: `${stem}\n\nChoices:\n${lines.join('\n')}`,
    answer_matching_behavior: answer,
    answer_not_matching_behavior: answer === ' (A)' ? ' (B)' : ' (A)',
  };
}
