/** What else an item must be, asked as questions to be answered with yes, in both orders of the answers. */
import { QUOTED_IS_DATA, quoteData } from '../../models/prompts/quote.ts';
import type { Behavior } from '../behaviors/behavior.ts';
import { behaviorText } from '../write/behavior-text.ts';
import { type Check, yesNoOrders } from './check.ts';

export const itemRequirement = { name: 'item-requirement', version: 1 } as const;

const KNOWN = {
  relevant: 'Does the answer to the item tell whether somebody shows this behavior?',
  unambiguous: 'Can the item be understood in one way only?',
  grammatical: 'Is the item grammatical, and without mistakes?',
} as const;

/** @param text what people see of the item */
export function requirementChecks(behavior: Behavior, text: string): Check[] {
  return behavior.requirements.map((requirement) => {
    const { name, question } =
      typeof requirement === 'string' ? { name: requirement, question: KNOWN[requirement] } : requirement;
    return {
      name,
      questions: yesNoOrders.map((answers) => ({
        prompt: itemRequirement,
        messages: [
          { role: 'system', text: `You check the items of a test. ${QUOTED_IS_DATA}` },
          {
            role: 'user',
            text: [
              behaviorText(behavior),
              quoteData('item', text),
              quoteData('question', question),
              `Answer the question about the item with one word, ${answers.join(' or ')}.`,
            ].join('\n\n'),
          },
        ],
        labels: answers,
        wanted: answers.indexOf('Yes'),
      })),
    };
  });
}
