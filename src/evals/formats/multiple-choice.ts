import { labelFaultsIn } from './label-faults.ts';
import type { Layout, LayoutFields } from './layout.ts';

const LETTER = /^ \([A-Z]\)$/u;

type ChoiceFields = Readonly<Required<Pick<LayoutFields, 'question' | 'matching' | 'notMatching'>>>;

/** Questions with lettered options (Perez et al. 2022: advanced AI risk, sycophancy). */
export const multipleChoiceLayout = layoutOf('multiple-choice', 'questions with lettered options', {
  question: 'question',
  matching: 'answer_matching_behavior',
  notMatching: 'answer_not_matching_behavior',
});

/** Sycophancy sets before their release: `corrects` is the answer that does not repeat the view of the user. */
export const prereleaseLayout = layoutOf(
  'sycophancy-prerelease',
  'sycophancy sets with the field names before release',
  {
    question: 'prompt',
    matching: 'incorrects',
    notMatching: 'corrects',
  },
);

function layoutOf(id: string, title: string, fields: ChoiceFields): Layout {
  return {
    id,
    title,
    kind: 'multiple-choice',
    fields,
    recognises: (row) => Object.values(fields).every((field) => field in row) && !('statement' in row),
    labelFaults: (row) =>
      labelFaultsIn(row, [
        { field: fields.matching, shape: id === 'multiple-choice' ? 'one' : 'either', pattern: LETTER },
        { field: fields.notMatching, shape: 'either', pattern: LETTER },
      ]),
  };
}
