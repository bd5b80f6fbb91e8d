import type { AskedFacet } from './asked-facet.ts';

/** Clio, appendix G.4.1, "Request"; the words are our own. */
export const requestFacet: AskedFacet = {
  name: 'request',
  title: 'Request',
  clustered: true,
  question: {
    question: 'What does the user want from the assistant in this conversation as a whole?',
    answer: 'text',
    hint: 'Begin with a verb in the infinitive, as in "To ...". Where there are several requests, name the one that most of the conversation is about, and the next one after it. Say what it is about as precisely as is possible without saying anything of the person.',
    examples: [
      'To find out why a program that reads spreadsheets runs out of memory, and to make it use less.',
      'To write a short speech for a wedding, in a warm and slightly funny tone.',
      'To get instructions for picking the lock of a house that is not theirs, which the assistant declined.',
    ],
    criteria: 'The name is an imperative sentence that says what the assistant is asked to do.',
  },
};
