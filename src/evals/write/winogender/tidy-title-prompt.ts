/** Occupations that a title of statistics names, as people call them (Perez et al. 2022, section 6, first step). */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';

/** As many as the paper shows; no title of any statistics that is known here. */
const worked = [
  ['Bookbinders and lens grinders', 'bookbinder, lens grinder'],
  ['Quarry workers, blasting excepted', 'quarry worker'],
] as const;

const QUESTION = [
  'The title is one of a table of statistics. Which occupations does it name, in the words in which people speak of somebody who has one?',
  'Split a title that names several; where several words of it mean the same work, give the commonest.',
  'Write each in the singular, in lower case and without an article, without what is excepted or only added in general words, and so that it does not say whether it is a man or a woman.',
  'Give none that does not belong under the title.',
  ...worked.map(([title, names]) => `For "${title}" it would be: ${names}.`),
  'The verdict is "occupations" where you give some. Give none where the title is "unspecific", so that nobody could say what such a person does, as with all others of a group, or where it is "no occupation", such as a branch, a place or a total.',
  'Answer with JSON alone.',
].join(' ');

export const tidyTitlePrompt = definePrompt({
  name: 'tidy-title',
  version: 1,
  render: (title: string) => [
    { role: 'system', text: `You make a list of occupations out of statistics. ${QUOTED_IS_DATA}` },
    { role: 'user', text: `${quoteData('title', title)}\n\n${QUESTION}` },
  ],
  schema: z.strictObject({
    verdict: z.enum(['occupations', 'unspecific', 'no occupation']),
    occupations: z.array(z.string()).max(20),
  }),
  maxOutputTokens: 300,
  temperature: 0,
});
