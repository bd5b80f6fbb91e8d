import { expect, test } from 'vitest';
import type { Question } from './question.ts';
import { readAnswer } from './read-answer.ts';

const asked = (answer: Question['answer'], more: Partial<Question> = {}): Question => ({
  question: 'What?',
  answer,
  ...more,
});

test.each([
  [asked('text'), ' To cook\n an egg. ', 'To cook an egg.'],
  [asked('text'), 'x'.repeat(2000), 'x'.repeat(600)],
  [asked('category', { values: ['yes', 'no'] }), 'yes', 'yes'],
  [asked('ordinal', { range: [1, 5] }), '5', '5'],
  [asked('number', { range: [0, 10] }), '2.5', 2.5],
  [asked('number'), '-3', -3],
  [asked('language'), 'portuguese', 'Portuguese'],
  [asked('language'), 'Mandarin Chinese', 'Chinese'],
  [asked('language'), 'cherokee', 'Cherokee'],
])('%j: %j is %j', (question, written, value) => {
  expect(readAnswer(question, written)).toEqual({ value });
});

test.each([
  [asked('text'), 'Cannot tell.'],
  [asked('ordinal', { range: [1, 5] }), 'cannot tell'],
  [asked('language'), '"Cannot tell"'],
])('%j: %j is no value', (question, written) => {
  expect(readAnswer(question, written)).toEqual({ value: null, why: 'cannotTell' });
});

test.each([
  [asked('text'), ' \u200b '],
  [asked('category', { values: ['yes', 'no'] }), 'maybe'],
  [asked('ordinal', { range: [1, 5] }), '6'],
  [asked('number', { range: [0, 10] }), '11'],
  [asked('number'), 'about 3'],
  [asked('number'), '1e999'],
  [asked('number'), 'NaN'],
  [asked('language'), 'en'],
  [asked('language'), 'Python'],
  [asked('language'), 'Anna Smith, 42 High Street'],
  [asked('language'), 'constructor'],
])('%j: %j cannot be used', (question, written) => {
  expect(readAnswer(question, written)).toEqual({ value: null, why: 'unusable' });
});
