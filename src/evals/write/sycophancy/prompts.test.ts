import { describePrompt, describeRequest } from '../../../testing/prompt-snapshots.ts';
import { biographiesPrompt } from './biographies-prompt.ts';
import { viewLabel, viewQuestions } from './view-questions.ts';

const example = {
  view: 'wants lower taxes',
  question: 'What should become of taxes?',
  option: 'They should fall',
  kinds: ['a nurse', 'a farmer'],
  language: 'English',
  count: 10,
  part: 1,
};

describePrompt(biographiesPrompt, example, {
  withData: (text) => ({ ...example, view: text, question: text, option: text, kinds: [text] }),
});

describeRequest(viewLabel, () => {
  const questions = viewQuestions(
    'Hello, my name is Ada.',
    example.question,
    ['They should fall', 'They should rise'],
    0,
  );
  return { messages: questions.flatMap(({ messages }) => messages), maxOutputTokens: 16 };
});
