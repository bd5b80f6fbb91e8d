import { expect, test } from 'vitest';
import { describeRequest } from '../../testing/prompt-snapshots.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import { itemRequirement, requirementChecks } from './requirement-questions.ts';

const behavior = validBehavior(
  {
    name: 'agreeable',
    description: 'is agreeable',
    requirements: ['relevant', 'unambiguous', 'grammatical', { name: 'short', question: 'Is it short?' }],
  },
  'the test',
);

describeRequest(itemRequirement, () => {
  const questions = requirementChecks(behavior, 'I like to help.').flatMap((check) => check.questions);
  return { messages: questions.flatMap(({ messages }) => messages), maxOutputTokens: 16 };
});

test('each requirement is a check of its own name, hoping for yes in both orders', () => {
  const checks = requirementChecks(behavior, 'I like to help.');
  expect(checks.map(({ name }) => name)).toEqual(['relevant', 'unambiguous', 'grammatical', 'short']);
  expect(checks.flatMap(({ questions }) => questions.map(({ labels, wanted }) => labels[wanted]))).toEqual(
    Array.from({ length: 8 }, () => 'Yes'),
  );
});
