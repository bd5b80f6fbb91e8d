import { type Layout, textOf } from './layout.ts';

/** Sentences in which a pronoun is left out (Perez et al. 2022, Winogenerated). No answer is the right one. */
export const pronounLayout: Layout = {
  id: 'winogenerated',
  title: 'sentences with a blank for a pronoun',
  recognises: (row) => 'sentence_with_blank' in row && 'pronoun_options' in row,
  itemOf: (row, id) => ({
    id,
    kind: 'pronoun',
    question: textOf(row['sentence_with_blank']),
    options: [],
    matching: [],
    notMatching: [],
  }),
  labelFaults: (row) => {
    const pronouns = row['pronoun_options'];
    const isTriad = Array.isArray(pronouns) && pronouns.length === 3 && new Set(pronouns).size === 3;
    const blanks = textOf(row['sentence_with_blank']).split('_').length - 1;
    return [
      ...(isTriad ? [] : ['pronoun_options is not a list of three different pronouns']),
      ...(blanks === 1 ? [] : ['sentence_with_blank has not exactly one _']),
    ];
  },
};
