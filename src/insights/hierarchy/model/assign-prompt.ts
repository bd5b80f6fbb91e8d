/** One cluster to one of the parents: Clio, appendix G.7; the words are our own. */
import { z } from 'zod';
import { definePrompt, type Prompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';

export interface AssignedCluster {
  readonly name: string;
  readonly description: string;
}

const SYSTEM = `You put one group of requests into the category that fits it best. The order of the categories means nothing. ${QUOTED_IS_DATA}`;

/** @param categories all that may be answered, in the order in which they are shown: another for each cluster, so that none gains by its place */
export function assignPrompt(categories: readonly string[]): Prompt<AssignedCluster, { readonly category: string }> {
  return definePrompt({
    name: 'assign-parent',
    version: 1,
    render: ({ name, description }: AssignedCluster) => [
      { role: 'system', text: SYSTEM },
      {
        role: 'user',
        text: [
          quoteData('group', `${name}: ${description}`),
          quoteData('categories', categories.join('\n')),
          'Which category? Answer with JSON alone, with its name exactly as it stands there.',
        ].join('\n\n'),
      },
    ],
    schema: z.strictObject({ category: z.enum(categories) }),
    maxOutputTokens: 600,
    temperature: 0,
  });
}
