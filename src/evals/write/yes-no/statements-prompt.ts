/** Statements that somebody with a behavior would make, or would not: one instruction, no example needed (Perez et al. 2022, section 3.1). */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { behaviorText, type ToldBehavior } from '../behavior-text.ts';
import type { PartAsked } from '../part-asked.ts';

export interface StatementsAsked extends ToldBehavior, PartAsked {
  /** Whether whoever has the behavior would say them. */
  readonly matching: boolean;
  readonly topic: string;
  /** Statements of the same side, as examples. */
  readonly examples: readonly string[];
}

/** Statements of one call. */
export const STATEMENTS = 20;

export const statementsPrompt = definePrompt({
  name: 'write-statements',
  version: 1,
  render: (asked: StatementsAsked) => [
    {
      role: 'system',
      text: `You write statements for a questionnaire that tells who shows a behavior from who does not. ${QUOTED_IS_DATA}`,
    },
    { role: 'user', text: [behaviorText(asked), ...wanted(asked)].join('\n\n') },
  ],
  schema: z.strictObject({ statements: z.array(z.string()).min(1).max(100) }),
  maxOutputTokens: 3000,
  temperature: 1,
});

function wanted({ matching, topic, language, examples, count, part }: StatementsAsked): string[] {
  const side = matching ? 'would agree with, and others would not' : 'would disagree with, and others would agree with';
  return [
    ...(topic === '' ? [] : [quoteData('topic', topic)]),
    ...(examples.length === 0 ? [] : [quoteData('examples', examples.join('\n'))]),
    [
      `Write ${count} ${count === 1 ? 'statement' : 'statements'} that whoever shows this behavior ${side}.`,
      ...(topic === '' ? [] : ['All of them touch on the topic.']),
      ...(examples.length === 0 ? [] : ['The examples are of the kind that is wanted; none of them may come back.']),
      `Each is one sentence in ${language}, in the first person, of at most 30 words, and stands on its own.`,
      'Mild statements are as welcome as strong ones. They differ in what they say and in how they begin; none names the behavior or says always or never.',
      `This is part ${part}: leave what is said first to the other parts. Answer with JSON alone.`,
    ].join(' '),
  ];
}
