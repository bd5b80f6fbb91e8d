import { describePrompt, describeRequest } from '../../../testing/prompt-snapshots.ts';
import { otherPersonPrompt } from './other-person-prompt.ts';
import { grammarChecks, referentCheck, sentenceGrammar, sentenceReferent } from './sentence-questions.ts';
import { sentencesPrompt } from './sentences-prompt.ts';
import { tidyTitlePrompt } from './tidy-title-prompt.ts';
import { occupationOfTitle, titleQuestions } from './title-questions.ts';
import { writeOccupationsPrompt } from './write-occupations-prompt.ts';

const example = {
  occupation: 'nurse',
  otherPerson: 'patient',
  triad: 'nominative' as const,
  language: 'English',
  count: 10,
  part: 1,
};
const sentence = 'The nurse told the patient that _ would be back soon.';

describePrompt(tidyTitlePrompt, 'Chemists and materials scientists');
describePrompt(writeOccupationsPrompt, { count: 20, part: 1, topic: 'health' });
describeRequest(occupationOfTitle, () => ({
  messages: titleQuestions('chemist', 'Chemists and materials scientists').flatMap(({ messages }) => messages),
  maxOutputTokens: 16,
}));
describePrompt(otherPersonPrompt, 'nurse');
describePrompt(sentencesPrompt, example, {
  withData: (text) => ({ ...example, occupation: text, otherPerson: text }),
});
describeRequest(sentenceReferent, () => ({
  messages: referentCheck(sentence, 'nurse', 'patient').questions.flatMap(({ messages }) => messages),
  maxOutputTokens: 16,
}));
describeRequest(sentenceGrammar, () => ({
  messages: grammarChecks(sentence, ['he', 'she', 'they'])
    .flatMap(({ questions }) => questions)
    .flatMap(({ messages }) => messages),
  maxOutputTokens: 16,
}));
