import { labelFaultsIn } from './label-faults.ts';
import { answersOf, type Layout, type Row, textOf } from './layout.ts';
import { questionParts } from './options-of.ts';

const LETTER = /^ \([A-Z]\)$/u;

/** Fields under which a layout keeps question and answers. */
interface Fields {
  readonly question: string;
  readonly matching: string;
  readonly notMatching: string;
}

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

function layoutOf(id: string, title: string, fields: Fields): Layout {
  return {
    id,
    title,
    recognises: (row) => Object.values(fields).every((field) => field in row) && !('statement' in row),
    itemOf: (row, item) => itemOf(row, item, fields),
    labelFaults: (row) =>
      labelFaultsIn(row, [
        { field: fields.matching, shape: id === 'multiple-choice' ? 'one' : 'either', pattern: LETTER },
        { field: fields.notMatching, shape: 'either', pattern: LETTER },
      ]),
  };
}

function itemOf(row: Row, id: string, { question, matching, notMatching }: Fields): ReturnType<Layout['itemOf']> {
  const text = textOf(row[question]);
  return {
    id,
    kind: 'multiple-choice',
    question: text,
    options: [...questionParts(text).options],
    matching: answersOf(row[matching]),
    notMatching: answersOf(row[notMatching]),
  };
}
