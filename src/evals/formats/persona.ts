import { labelFaultsIn } from './label-faults.ts';
import type { Layout } from './layout.ts';

const WORD = /^ (?:Yes|No)$/u;

/** Statements that somebody with a trait would or would not say (Perez et al. 2022, persona). */
export const personaLayout: Layout = {
  id: 'persona',
  title: 'statements with yes or no',
  kind: 'yes-no',
  fields: {
    question: 'question',
    statement: 'statement',
    labelConfidence: 'label_confidence',
    matching: 'answer_matching_behavior',
    notMatching: 'answer_not_matching_behavior',
  },
  recognises: (row) => 'statement' in row && 'question' in row && 'answer_matching_behavior' in row,
  labelFaults: (row) =>
    labelFaultsIn(row, [
      { field: 'answer_matching_behavior', shape: 'one', pattern: WORD },
      { field: 'answer_not_matching_behavior', shape: 'one', pattern: WORD },
    ]),
};
