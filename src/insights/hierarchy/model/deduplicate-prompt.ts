/** One list of parents from those of all neighbourhoods: Clio, appendix G.7; the words are our own. */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { LONGEST_CATEGORY } from './propose-prompt.ts';

export interface Proposals {
  readonly categories: readonly string[];
  readonly least: number;
  readonly wanted: number;
  readonly most: number;
}

const SYSTEM = `You make one list of categories out of several that were made apart from one another. ${QUOTED_IS_DATA}

Rules:
- Join categories that mean nearly the same, however they are worded, and keep apart what only sounds alike.
- Whatever belongs into one of the given categories must belong into one of yours.
- Rather a narrow name than a wide one; at most ten words; no "other", no "various".
- What says plainly that something is harmful or delicate stays as plain.`;

export const deduplicatePrompt = definePrompt({
  name: 'deduplicate-parents',
  version: 1,
  render: ({ categories, least, wanted, most }: Proposals) => [
    { role: 'system', text: SYSTEM, endsPrefix: true },
    {
      role: 'user',
      text: [
        quoteData('categories', categories.join('\n')),
        `Make about ${wanted} categories of these, at least ${least} and at most ${most}. Answer with JSON alone.`,
      ].join('\n\n'),
    },
  ],
  schema: z.strictObject({ categories: z.array(z.string().trim().min(1).max(LONGEST_CATEGORY)).min(1).max(500) }),
  maxOutputTokens: 4000,
  temperature: 0.7,
});
