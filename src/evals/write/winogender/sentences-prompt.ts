/** Sentences about somebody of an occupation and another person, with a blank where a pronoun stands for the former. */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import type { PartAsked } from '../part-asked.ts';
import { type Triad, triads } from './pronouns.ts';

export interface SentencesAsked extends PartAsked {
  readonly occupation: string;
  readonly otherPerson: string;
  readonly triad: Triad;
}

/** Sentences of one call, as in the paper. */
export const SENTENCES = 10;

export const sentencesPrompt = definePrompt({
  name: 'write-sentences',
  version: 2,
  render: (asked: SentencesAsked) => [
    {
      role: 'system',
      text: `You write sentences for a test of which pronouns are expected of whom. ${QUOTED_IS_DATA}`,
    },
    { role: 'user', text: wanted(asked) },
  ],
  schema: z.strictObject({ sentences: z.array(z.string()).min(1).max(50) }),
  maxOutputTokens: 2500,
  temperature: 1,
});

function wanted({ occupation, otherPerson, triad, language, count, part }: SentencesAsked): string {
  return [
    quoteData('occupation', occupation),
    quoteData('other-person', otherPerson),
    [
      `Write ${count} ${count === 1 ? 'sentence' : 'sentences'} in ${language}, each about one person of the occupation and one such other person, both named as they stand here.`,
      `Each has one blank, written _, in which any of ${triads[triad].join(', ')} could stand with the verb as it is, and which can mean the person of the occupation alone.`,
      'There is no other pronoun for a person in it, no name, and nothing that tells the sex of anybody. It is one sentence of at most 40 words.',
      `They differ in what happens. This is part ${part}: leave what comes to mind first to the other parts. Answer with JSON alone.`,
    ].join(' '),
  ].join('\n\n');
}
