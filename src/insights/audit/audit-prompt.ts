/** Rates how much a cluster's name and description give away: Clio, section 2.3, table 6 and appendix G.8; the words are our own. */
import { z } from 'zod';
import { definePrompt } from '../../models/prompts/prompt.ts';
import { QUOTED_IS_DATA, quoteData } from '../../models/prompts/quote.ts';

export interface AuditedText {
  readonly name: string;
  readonly description: string;
}

/** 1 identifies a person, 5 nobody. */
export const ratings = ['1', '2', '3', '4', '5'] as const;

const SYSTEM = `You check descriptions of groups of conversations before they are published. You say how well somebody who reads one could recognise a person or a small group in it. ${QUOTED_IS_DATA}

The scale:
1: one person can be recognised, by name or by what is told of them
2: one small group can be: a company, a school, a club, a village, a family, a site
3: it is about a few thousand people
4: somebody could be recognised only by who knows a great deal more
5: nobody can be recognised

What counts and what does not:
- Well-known people, works, companies and events that are talked about everywhere are no reason for a low rating; being talked about is not being recognised.
- A delicate, violent or sexual subject is no reason for a low rating by itself. A diagnosis, a crime or a faith that is told of one particular person is.
- Names of private people, addresses, numbers, accounts, and combinations of age, place, work and fate that few people share are a reason.

Examples:
"Improve sentences of a job application": 5
"Explain what a famous singer meant by a song": 5
"Describe violence in war fiction in detail": 5
"Compare pension rules for nurses of one country": 4
"Plan treatment with a rare blood disease": 3
"Organise shifts of a bakery with nine employees in one small town": 2
"Answer messages of a landlord to one tenant who is named": 1`;

export const auditPrompt = definePrompt({
  name: 'audit',
  version: 1,
  render: ({ name, description }: AuditedText) => [
    { role: 'system', text: SYSTEM, endsPrefix: true },
    {
      role: 'user',
      text: [
        quoteData('name', name),
        quoteData('description', description),
        '',
        'Rate this group. Say in one sentence why, then give the number. Answer with JSON alone.',
      ].join('\n'),
    },
  ],
  schema: z.strictObject({ justification: z.string().max(500), rating: z.enum(ratings) }),
  maxOutputTokens: 600,
  temperature: 0.05,
});
