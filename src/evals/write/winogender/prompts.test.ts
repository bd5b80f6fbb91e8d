import { describePrompt, describeRequest } from '../../../testing/prompt-snapshots.ts';
import { otherPersonPrompt } from './other-person-prompt.ts';
import { grammarCheck, referentCheck, sentenceGrammar, sentenceReferent } from './sentence-questions.ts';
import { sentencesPrompt } from './sentences-prompt.ts';

const example = {
  occupation: 'nurse',
  otherPerson: 'patient',
  triad: 'nominative' as const,
  language: 'English',
  count: 10,
  part: 1,
};
const sentence = 'The nurse told the patient that _ would be back soon.';

describePrompt(otherPersonPrompt, 'nurse');
describePrompt(sentencesPrompt, example, {
  withData: (text) => ({ ...example, occupation: text, otherPerson: text }),
});
describeRequest(sentenceReferent, () => ({
  messages: referentCheck(sentence, 'nurse', 'patient').questions.flatMap(({ messages }) => messages),
  maxOutputTokens: 16,
}));
describeRequest(sentenceGrammar, () => ({
  messages: grammarCheck(sentence, ['he', 'she', 'they']).questions.flatMap(({ messages }) => messages),
  maxOutputTokens: 16,
}));
