/** The plain recipe: a name from a sample of summaries in one call (Clio, appendix G.5; the words are our own). For comparison. */
import { definePrompt, type Prompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import type { DescribedName } from './cluster-name-prompt.ts';
import { describedSchema, isShortName, NAME_RULES } from './name-rules.ts';

export interface SampleOfCluster {
  readonly summaries: readonly string[];
  /** Those nearest to the cluster that are not in it. */
  readonly outside: readonly string[];
  readonly taken: readonly string[];
}

const SYSTEM = `You name a group of summaries of conversations, and are shown summaries of others that are close to it and not in it. ${QUOTED_IS_DATA}

Rules:
- First a description in at most two sentences, in the past tense, then the name.
${NAME_RULES}`;

export function paperNamePrompt(criteria: string | null): Prompt<SampleOfCluster, DescribedName> {
  return definePrompt({
    name: 'paper-cluster-name',
    version: 1,
    render: ({ summaries, outside, taken }: SampleOfCluster) => [
      { role: 'system', text: SYSTEM, endsPrefix: true },
      {
        role: 'user',
        text: [
          'In the group:',
          quoteData('summaries', summaries.join('\n')),
          'Close to it and not in it:',
          quoteData('outside', outside.join('\n')),
          ...(taken.length === 0 ? [] : ['Names that others have already:', quoteData('taken', taken.join('\n'))]),
          ...(criteria === null ? [] : [criteria]),
          'Answer with JSON alone.',
        ].join('\n\n'),
      },
    ],
    schema: describedSchema.refine(isShortName, { error: 'the name has at most ten words', path: ['name'] }),
    maxOutputTokens: 700,
    temperature: 1,
  });
}
