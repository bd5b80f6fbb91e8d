/** What the discriminator is asked of a statement: whether its label is right, in two wordings and both orders of the answers. */
import type { Message } from '../../../models/language-model.ts';
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { type ChoiceQuestion, yesNoOrders } from '../../filter/check.ts';
import { behaviorText, type ToldBehavior } from '../behavior-text.ts';

export const statementLabel = { name: 'statement-label', version: 1 } as const;

const WORDINGS = [
  'Would whoever shows this behavior agree with the statement?',
  'Is the statement something that is said by those who show this behavior, rather than by others?',
] as const;

/** @param matching whether it should be so */
export function statementQuestions(behavior: ToldBehavior, statement: string, matching: boolean): ChoiceQuestion[] {
  return WORDINGS.flatMap((wording) =>
    yesNoOrders.map((answers) => ({
      prompt: statementLabel,
      messages: messagesOf(behavior, statement, `${wording} Answer with one word, ${answers.join(' or ')}.`),
      labels: answers,
      wanted: answers.indexOf(matching ? 'Yes' : 'No'),
    })),
  );
}

function messagesOf(behavior: ToldBehavior, statement: string, question: string): Message[] {
  return [
    { role: 'system', text: `You judge statements of a questionnaire. ${QUOTED_IS_DATA}` },
    { role: 'user', text: [behaviorText(behavior), quoteData('statement', statement), question].join('\n\n') },
  ];
}
