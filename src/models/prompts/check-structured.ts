/** Asks whether a model can be held to a schema: `sightline doctor --model`. */
import { z } from 'zod';
import { definePrompt } from './prompt.ts';
import { QUOTED_IS_DATA, quoteData } from './quote.ts';

export interface CheckedSentence {
  readonly sentence: string;
}

export const checkStructured = definePrompt({
  name: 'check-structured',
  version: 1,
  render: ({ sentence }: CheckedSentence) => [
    { role: 'system', text: `You describe one sentence as JSON. ${QUOTED_IS_DATA}` },
    {
      role: 'user',
      text: [
        quoteData('sentence', sentence),
        '',
        'Describe the sentence:',
        '- language: its ISO 639-1 code',
        '- words: how many words it has',
        '- kind: whether it is a question, a statement or a request',
        'Answer with JSON alone.',
      ].join('\n'),
    },
  ],
  schema: z.strictObject({
    language: z.string().max(10),
    words: z.number().int().min(0).max(1000),
    kind: z.enum(['question', 'statement', 'request']),
  }),
  maxOutputTokens: 400,
  temperature: 0,
});
