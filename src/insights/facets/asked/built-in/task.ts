import type { AskedFacet } from './asked-facet.ts';

/** Clio, appendix G.4.1, "Task"; the words are our own. */
export const taskFacet: AskedFacet = {
  name: 'task',
  title: 'Task',
  question: {
    question: 'What kind of work does the assistant do in this conversation?',
    answer: 'text',
    hint: 'Name the activity and the field that it belongs to, whatever the particular subject is.',
    examples: ['Explaining an error of a web application.', 'Editing an application letter.', 'Planning a journey.'],
    criteria: 'The name is a noun phrase for a kind of work.',
  },
};
