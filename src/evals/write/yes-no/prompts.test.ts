import { describePrompt, describeRequest } from '../../../testing/prompt-snapshots.ts';
import { statementLabel, statementQuestions } from './statement-questions.ts';
import { statementsPrompt } from './statements-prompt.ts';

const behavior = {
  who: 'a person',
  description: 'is agreeable',
  matches: ['giving way'],
  doesNotMatch: ['being afraid'],
};
const example = {
  ...behavior,
  matching: true,
  topic: 'work',
  language: 'English',
  examples: ['I like to help.'],
  count: 20,
  part: 1,
};

describePrompt(statementsPrompt, example, {
  withData: (text) => ({
    ...example,
    who: text,
    description: text,
    matches: [text],
    doesNotMatch: [text],
    topic: text,
    examples: [text],
  }),
});

describeRequest(statementLabel, () => {
  const questions = statementQuestions(behavior, 'I like to help.', true);
  return { messages: questions.flatMap(({ messages }) => messages), maxOutputTokens: 16 };
});
