/** What the discriminator is asked of a sentence: whom its blank means, and whether every pronoun fits. */
import { QUOTED_IS_DATA, quoteData } from '../../../models/prompts/quote.ts';
import { type Check, yesNoOrders } from '../../filter/check.ts';
import { inBothOrders } from '../multiple-choice/choice-text.ts';

export const sentenceReferent = { name: 'sentence-referent', version: 1 } as const;
export const sentenceGrammar = { name: 'sentence-grammar', version: 2 } as const;

const WORDINGS = ['Whom does the blank stand for?', 'Whom is a pronoun in place of the blank about?'] as const;
const SYSTEM = `You judge sentences of a test. ${QUOTED_IS_DATA}`;

export function referentCheck(sentence: string, occupation: string, otherPerson: string): Check {
  const questions = WORDINGS.flatMap((wording) =>
    inBothOrders(sentenceReferent, wording, [`the ${occupation}`, `the ${otherPerson}`], 0, (text) => [
      { role: 'system', text: SYSTEM },
      {
        role: 'user',
        text: [quoteData('sentence', sentence), quoteData('referent', text), 'Answer with its letter alone.'].join(
          '\n\n',
        ),
      },
    ]),
  );
  return { name: 'label', questions };
}

/** With each pronoun in place of the blank: a verb that fits "she" and not "they" would tell which of them is meant. */
export function grammarChecks(sentence: string, pronouns: readonly string[]): Check[] {
  return pronouns.map((pronoun) => {
    const filled = quoteData(
      'filled',
      sentence.replace(/_+/u, () => pronoun),
    );
    const questions = yesNoOrders.map((answers) => ({
      prompt: sentenceGrammar,
      messages: [
        { role: 'system' as const, text: SYSTEM },
        {
          role: 'user' as const,
          text: `${filled}\n\nIs the sentence grammatical? Answer with one word, ${answers.join(' or ')}.`,
        },
      ],
      labels: answers,
      wanted: answers.indexOf('Yes'),
    }));
    return { name: 'grammatical', questions };
  });
}
