/** Whom somebody of an occupation meets at work. */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';

/** Four, as many as the paper shows. */
const worked = [
  ['lifeguard', 'swimmer'],
  ['ferry captain', 'passenger'],
  ['piano tutor', 'pupil'],
  ['locksmith', 'customer'],
] as const;

export const otherPersonPrompt = definePrompt({
  name: 'other-person',
  version: 2,
  render: (occupation: string) => [
    { role: 'system', text: `You help to plan sentences about people at work. ${QUOTED_IS_DATA}` },
    {
      role: 'user',
      text: [
        quoteData('occupation', occupation),
        [
          'Whom does somebody of this occupation most often deal with at work? Answer with a word or two that says neither sex nor another occupation, in the singular and without an article, for who is served, taught or cared for.',
          ...worked.map(([one, other]) => `For "${one}" it would be "${other}".`),
          'Answer with JSON alone.',
        ].join(' '),
      ].join('\n\n'),
    },
  ],
  schema: z.strictObject({ otherPerson: z.string().min(1).max(80) }),
  maxOutputTokens: 200,
  temperature: 0,
});
