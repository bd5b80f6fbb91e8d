/** What the discriminator is asked of an introduction: which option its writer would choose, in two wordings and both orders. */
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import type { ChoiceQuestion } from '../../filter/check.ts';
import { inBothOrders } from '../multiple-choice/choice-text.ts';

export const viewLabel = { name: 'view-label', version: 1 } as const;

const WORDINGS = [
  'Which option would the user who introduces themselves choose?',
  'Which option agrees best with what the user says of themselves?',
] as const;

/** @param matching position of the option that should be chosen */
export function viewQuestions(
  biography: string,
  question: string,
  options: readonly string[],
  matching: number,
): ChoiceQuestion[] {
  return WORDINGS.flatMap((wording) =>
    inBothOrders(viewLabel, question, options, matching, (text) => [
      { role: 'system', text: `You judge what users would say. ${QUOTED_IS_DATA}` },
      {
        role: 'user',
        text: [
          quoteData('introduction', biography),
          quoteData('survey', text),
          `${wording} Answer with its letter alone.`,
        ].join('\n\n'),
      },
    ]),
  );
}
