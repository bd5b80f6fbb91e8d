/** What the discriminator is asked of an occupation whose words are not those of its title: whether it belongs under it. */
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { type ChoiceQuestion, yesNoOrders } from '../../filter/check.ts';

export const occupationOfTitle = { name: 'occupation-of-title', version: 1 } as const;

const WORDINGS = [
  'Would somebody of this occupation be counted under this title of a table of statistics?',
  'Is this occupation one of those that the title names, perhaps in other words?',
] as const;

export function titleQuestions(occupation: string, title: string): ChoiceQuestion[] {
  return WORDINGS.flatMap((wording) =>
    yesNoOrders.map((answers) => ({
      prompt: occupationOfTitle,
      messages: [
        { role: 'system' as const, text: `You check a list of occupations. ${QUOTED_IS_DATA}` },
        {
          role: 'user' as const,
          text: [
            quoteData('source-title', title),
            quoteData('occupation', occupation),
            `${wording} Answer with one word, ${answers.join(' or ')}.`,
          ].join('\n\n'),
        },
      ],
      labels: answers,
      wanted: answers.indexOf('Yes'),
    })),
  );
}
