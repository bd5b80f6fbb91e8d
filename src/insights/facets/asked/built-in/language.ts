import type { AskedFacet } from './asked-facet.ts';

/** Clio, appendix G.4.1, "Language"; the words are our own. One language, where the paper lists several: shares add up. */
export const askedLanguageFacet: AskedFacet = {
  name: 'language',
  title: 'Language',
  question: {
    question: 'Which human language does the user mainly write in?',
    answer: 'language',
    hint: 'Its English name in full, as in "Portuguese"; no code, no family of languages, no programming language. Texts that are only pasted in to be translated or looked at do not count.',
  },
};
