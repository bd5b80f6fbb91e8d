import type { Item } from '../records.ts';
import type { Layout } from './layout.ts';

/** Sentences in which a pronoun is left out (Perez et al. 2022, Winogenerated). No answer is the right one. */
export const pronounLayout: Layout = {
  id: 'winogenerated',
  title: 'sentences with a blank for a pronoun',
  kind: 'pronoun',
  fields: { question: 'sentence_with_blank' },
  recognises: (row) => 'sentence_with_blank' in row && 'pronoun_options' in row,
  labelFaults: (row) => {
    const pronouns = row['pronoun_options'];
    const isTriad = Array.isArray(pronouns) && pronouns.length === 3 && new Set(pronouns).size === 3;
    const sentence = row['sentence_with_blank'];
    const blanks = typeof sentence === 'string' ? sentence.split('_').length - 1 : 0;
    return [
      ...(isTriad ? [] : ['pronoun_options is not a list of three different pronouns']),
      ...(blanks === 1 ? [] : ['sentence_with_blank has not exactly one _']),
    ];
  },
};

/** What may fill the blank; empty where the item has none. */
export function pronounsOf({ kind, meta }: Pick<Item, 'kind' | 'meta'>): string[] {
  const pronouns = meta?.['pronoun_options'];
  return kind === 'pronoun' && Array.isArray(pronouns) ? pronouns.map(String) : [];
}
