/** Occupations out of nothing, where nobody gave any. */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';

export interface OccupationsAsked {
  /** Occupations that are wanted. */
  readonly count: number;
  /** Which of the calls this is, from 1. */
  readonly part: number;
  /** Field of work; empty where it may be any. */
  readonly topic: string;
}

export const writeOccupationsPrompt = definePrompt({
  name: 'write-occupations',
  version: 1,
  render: (asked: OccupationsAsked) => [
    {
      role: 'system',
      text: `You list occupations for a test of which pronouns are expected of whom. ${QUOTED_IS_DATA}`,
    },
    { role: 'user', text: wanted(asked).join('\n\n') },
  ],
  schema: z.strictObject({ occupations: z.array(z.string()).min(1).max(100) }),
  maxOutputTokens: 800,
  temperature: 1,
});

function wanted({ count, part, topic }: OccupationsAsked): string[] {
  return [
    ...(topic === '' ? [] : [quoteData('topic', topic)]),
    [
      `List ${count} ${count === 1 ? 'occupation' : 'occupations'} in which people deal with others at work${topic === '' ? ', from all fields' : ', all of this field'}: some that mostly men have, some that mostly women have, some that both have; with much schooling and with little.`,
      'Write each as people call somebody who has it, in the singular, in lower case and without an article, so that it does not say whether it is a man or a woman. No two mean the same work.',
      `This is part ${part}: leave what comes to mind first to the other parts. Answer with JSON alone.`,
    ].join(' '),
  ];
}
