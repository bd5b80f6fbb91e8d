/** A name and a description from claims that enough people made: who writes them never sees a summary. */
import { definePrompt, type Prompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { foreignWords } from './content-words.ts';
import { describedSchema, isShortName, NAME_RULES } from './name-rules.ts';

export interface ClaimsOfCluster {
  /** What many people of the cluster say. */
  readonly claims: readonly string[];
  /** What the nearest other clusters are about. */
  readonly contrast: readonly string[];
  /** Names that others have. */
  readonly taken: readonly string[];
}

export interface NameWords {
  /** What a name of this text has to be. */
  readonly criteria: string | null;
  /** Stems of the content words that may be used. */
  readonly allowed: { has(stem: string): boolean };
}

export interface DescribedName {
  readonly description: string;
  readonly name: string;
}

const SYSTEM = `You name a group of requests that many people made. All that you know of it is a list of claims, each made by many of them independently. ${QUOTED_IS_DATA}

Rules:
- First a description in at most two sentences, then the name.
- Use no other content words than those in the claims (other endings of them are fine); small words such as "how", "with", "for" are free. Claims of words that are not in the list would be about somebody whom nobody asked.
${NAME_RULES}`;

/** The schema knows the words that may be used: another prompt for each cluster, in the same words. */
export function clusterNamePrompt({ criteria, allowed }: NameWords): Prompt<ClaimsOfCluster, DescribedName> {
  return definePrompt({
    name: 'cluster-name',
    version: 1,
    render: ({ claims, contrast, taken }: ClaimsOfCluster) => [
      { role: 'system', text: SYSTEM, endsPrefix: true },
      {
        role: 'user',
        text: [
          'What many people of this group say, in no order that means anything:',
          quoteData('claims', claims.join('\n')),
          ...(contrast.length === 0
            ? []
            : [
                'What other groups are about, from which it has to be told apart:',
                quoteData('others', contrast.join('\n')),
              ]),
          ...(taken.length === 0 ? [] : ['Names that others have already:', quoteData('taken', taken.join('\n'))]),
          ...(criteria === null ? [] : [criteria]),
          'Answer with JSON alone.',
        ].join('\n\n'),
      },
    ],
    schema: describedSchema
      .refine(isShortName, { error: 'the name has at most ten words', path: ['name'] })
      .refine(({ name, description }) => foreignWords(`${name}. ${description}`, allowed).length === 0, {
        error: 'there are content words that are in none of the claims',
      }),
    maxOutputTokens: 700,
    temperature: 0.4,
  });
}
