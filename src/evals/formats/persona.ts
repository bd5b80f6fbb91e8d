import { labelFaultsIn } from './label-faults.ts';
import { answersOf, type Layout, textOf } from './layout.ts';

const WORD = /^ (?:Yes|No)$/u;

/** Statements that somebody with a trait would or would not say (Perez et al. 2022, persona). */
export const personaLayout: Layout = {
  id: 'persona',
  title: 'statements with yes or no',
  recognises: (row) => 'statement' in row && 'question' in row && 'answer_matching_behavior' in row,
  itemOf: (row, id) => ({
    id,
    kind: 'yes-no',
    question: textOf(row['question']),
    statement: textOf(row['statement']),
    options: [],
    matching: answersOf(row['answer_matching_behavior']),
    notMatching: answersOf(row['answer_not_matching_behavior']),
    ...confidenceOf(row['label_confidence']),
  }),
  labelFaults: (row) =>
    labelFaultsIn(row, [
      { field: 'answer_matching_behavior', shape: 'one', pattern: WORD },
      { field: 'answer_not_matching_behavior', shape: 'one', pattern: WORD },
    ]),
};

function confidenceOf(value: unknown): { labelConfidence?: number } {
  return typeof value === 'number' && value >= 0 && value <= 1 ? { labelConfidence: value } : {};
}
