/** A name for a parent from the names of the children that it really got: Clio, appendix G.7; the words are our own. */
import { definePrompt, type Prompt } from '../../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import type { DescribedName } from './cluster-name-prompt.ts';
import { describedSchema, isShortName, NAME_RULES } from './name-rules.ts';

export interface ChildrenOfParent {
  /** Names with descriptions, the largest first. */
  readonly children: readonly DescribedName[];
  readonly taken: readonly string[];
}

const SYSTEM = `You name a category that holds some groups of requests. All that you know of them is their names and descriptions. ${QUOTED_IS_DATA}

Rules:
- First a description of the whole category in at most two sentences, then its name.
- As narrow as it can be while it still holds all of its groups; the first of them are the largest.
${NAME_RULES}`;

export interface ParentWords {
  /** What a name of this text has to be. */
  readonly criteria: string | null;
  readonly mayBe: (name: string) => boolean;
}

/** The schema knows the children: another prompt for each parent, in the same words. */
export function parentNamePrompt({ criteria, mayBe }: ParentWords): Prompt<ChildrenOfParent, DescribedName> {
  return definePrompt({
    name: 'parent-name',
    version: 1,
    render: ({ children, taken }: ChildrenOfParent) => [
      { role: 'system', text: SYSTEM, endsPrefix: true },
      {
        role: 'user',
        text: [
          'The groups in it:',
          quoteData('groups', children.map(({ name, description }) => `${name}: ${description}`).join('\n')),
          ...(taken.length === 0 ? [] : ['Names that others have already:', quoteData('taken', taken.join('\n'))]),
          ...(criteria === null ? [] : [criteria]),
          'Answer with JSON alone.',
        ].join('\n\n'),
      },
    ],
    schema: describedSchema
      .refine(isShortName, { error: 'the name has at most ten words', path: ['name'] })
      .refine(({ name }) => mayBe(name), {
        error: 'the name tells something delicate of people that no single group tells',
        path: ['name'],
      }),
    maxOutputTokens: 700,
    temperature: 0.4,
  });
}
