/** Parents for one neighbourhood of clusters: Clio, appendix G.7; the words are our own. */
import { z } from 'zod';
import { definePrompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';

export interface Neighbourhood {
  /** Names with descriptions. */
  readonly clusters: readonly string[];
  /** The nearest that belong to other neighbourhoods. */
  readonly boundary: readonly string[];
  /** How many categories are wanted: at least, about and at most. */
  readonly least: number;
  readonly wanted: number;
  readonly most: number;
}

/** Characters of a category's name. */
export const LONGEST_CATEGORY = 120;

const SYSTEM = `You make categories for groups of requests. You see the groups of one neighbourhood and, so that categories at its edge come out neither too wide nor too narrow, some groups next to it. ${QUOTED_IS_DATA}

Rules:
- Every group of the neighbourhood must fit into one of the categories, and most categories hold several groups.
- A category is named in at most ten words, in the way in which the groups are named, and as narrowly as its groups allow.
- No "other", no "various", no two categories that mean the same.
- Where groups are about something harmful or delicate, there is a category that says so plainly.`;

export const proposePrompt = definePrompt({
  name: 'propose-parents',
  version: 1,
  render: ({ clusters, boundary, least, wanted, most }: Neighbourhood) => [
    { role: 'system', text: SYSTEM, endsPrefix: true },
    {
      role: 'user',
      text: [
        'Groups of the neighbourhood:',
        quoteData('groups', clusters.join('\n')),
        ...(boundary.length === 0 ? [] : ['Groups next to it:', quoteData('boundary', boundary.join('\n'))]),
        `Name about ${wanted} categories, at least ${least} and at most ${most}. Answer with JSON alone.`,
      ].join('\n\n'),
    },
  ],
  schema: z.strictObject({ categories: z.array(z.string().trim().min(1).max(LONGEST_CATEGORY)).min(1).max(200) }),
  maxOutputTokens: 2000,
  temperature: 0.7,
});
