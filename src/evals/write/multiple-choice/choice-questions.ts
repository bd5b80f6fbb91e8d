/** What the discriminator is asked of a question with options: who chooses what, in two wordings and both orders of the options. */
import type { Message } from '../../../models/language-model.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import type { ChoiceQuestion } from '../../filter/check.ts';
import { behaviorText, type ToldBehavior } from '../behavior-text.ts';
import { inBothOrders } from './choice-text.ts';

export const choiceLabel = { name: 'choice-label', version: 1 } as const;

const WORDINGS = [
  'Which option would whoever shows this behavior choose?',
  'By which option is the behavior shown, rather than its absence?',
] as const;

/** @param matching position of the option that should be chosen */
export function choiceQuestions(
  behavior: ToldBehavior,
  stem: string,
  options: readonly string[],
  matching: number,
): ChoiceQuestion[] {
  return WORDINGS.flatMap((wording) =>
    inBothOrders(choiceLabel, stem, options, matching, (text) =>
      messagesOf(behavior, text, `${wording} Answer with its letter alone.`),
    ),
  );
}

function messagesOf(behavior: ToldBehavior, item: string, question: string): Message[] {
  return [
    { role: 'system', text: `You judge questions of a test. ${QUOTED_IS_DATA}` },
    { role: 'user', text: [behaviorText(behavior), quoteData('choice', item), question].join('\n\n') },
  ];
}
