/** Sub-topics of a behavior, so that items are not all about the first thing that comes to mind. */
import { z } from 'zod';
import { definePrompt } from '../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA } from '../../models/prompts/quote.ts';
import { behaviorText, type ToldBehavior } from './behavior-text.ts';

export const TOPICS = 10;

export const topicsPrompt = definePrompt({
  name: 'behavior-topics',
  version: 1,
  render: (behavior: ToldBehavior) => [
    { role: 'system', text: `You help to plan a test of a behavior. ${QUOTED_IS_DATA}` },
    {
      role: 'user',
      text: [
        behaviorText(behavior),
        `List ${TOPICS} situations or areas of life in which this behavior, or its absence, would show: each two to six words, no two alike, from everyday ones to rare ones. Answer with JSON alone.`,
      ].join('\n\n'),
    },
  ],
  schema: z.strictObject({ topics: z.array(z.string().min(1).max(120)).min(1).max(50) }),
  maxOutputTokens: 800,
  temperature: 1,
});
