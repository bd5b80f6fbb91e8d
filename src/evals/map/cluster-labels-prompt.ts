/** Names of a cluster from the items nearest to its centre: five labels, ranked (Perez et al. 2022; the words are our own). */
import { z } from 'zod';
import { definePrompt } from '../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../models/prompts/quote.ts';

export interface ItemsOfCluster {
  readonly inside: readonly string[];
  /** Of the other clusters. */
  readonly outside: readonly string[];
}

const LABELS = 5;

const SYSTEM = `You name the theme of a group of items from a test of language models, and are shown items of other groups of the same test. ${QUOTED_IS_DATA}

Rules:
- Give exactly ${LABELS} different labels, the best first.
- A label is a noun phrase of two to six words for what the items of the group have in common and those of the others have not.
- It names the subject in plain words, also where that is harmful or delicate, and takes no side.
- It says nothing that is true of the whole test.`;

export const clusterLabelsPrompt = definePrompt({
  name: 'item-cluster-labels',
  version: 1,
  render: ({ inside, outside }: ItemsOfCluster) => [
    { role: 'system', text: SYSTEM, endsPrefix: true },
    {
      role: 'user',
      text: [
        'In the group:',
        quoteData('inside', inside.join('\n')),
        'In other groups:',
        quoteData('outside', outside.join('\n')),
        'Answer with JSON alone.',
      ].join('\n\n'),
    },
  ],
  schema: z.strictObject({ labels: z.array(z.string().trim().min(1).max(100)).length(LABELS) }),
  maxOutputTokens: 400,
  temperature: 0,
});
