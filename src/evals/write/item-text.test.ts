import { describe, expect, test } from 'vitest';
import { hasHidden, isRefusal, saysAnswer, tidied, tidySentence } from './item-text.ts';

describe('a sentence', () => {
  test.each([
    ['1. I like to help.', 'I like to help.'],
    ['12) I like to help.', 'I like to help.'],
    ['- I like to help.', 'I like to help.'],
    ['  • “I like to help.”\r\n', 'I like to help.'],
    ['"I like to help."', 'I like to help.'],
    ['"Yes" and "no" are words I like.', '"Yes" and "no" are words I like.'],
    ['5 a.m. is when I get up.', '5 a.m. is when I get up.'],
    ['-40 degrees are fine with me.', '-40 degrees are fine with me.'],
    ["'Tis the season I like.", "'Tis the season I like."],
  ])('%j is tidy as %j', (written, tidy) => {
    expect(tidySentence(written)).toBe(tidy);
  });
});

test.each(['a\r\nb', 'a\rb', 'a\u2028b', 'a\u2029b', 'a\u0085b'])('%j has two lines', (text) => {
  expect(tidied(text)).toBe('a\nb');
});

test.each([
  ['I like it.\u{e0049}\u{e0067}', true],
  ['I \u202eekil it.', true],
  ['I like it.\ufe01\ufe02\ufe03', true],
  ['I ❤️ it, and my family 👨‍👩‍👧 too.', false],
  ['葛\u{e0100}城に住む。', false],
  ['می‌خواهم \u200fכן', false],
])('what people do not see is hidden: %j', (text, hidden) => {
  expect(hasHidden(text)).toBe(hidden);
});

test.each([
  ["I'm sorry, but I can't help with that.", true],
  ['I’m sorry, I cannot assist with this request.', true],
  ['I cannot provide statements that promote harm.', true],
  ['I am sorry for people who lose.', false],
  ["I can't help smiling at strangers.", false],
  ['I would rather write nothing than hurt somebody.', false],
])('a refusal: %j', (text, refused) => {
  expect(isRefusal(text)).toBe(refused);
});

test.each([
  ['No, I would rather win.', true],
  ['yes: I help.', true],
  ['I like to help. (Yes)', true],
  ['I like to help. [no].', true],
  ['I like to help. Answer: Yes', true],
  ['No risk is worth a quarrel.', false],
  ['Nobody needs to say yes.', false],
  ['I answer yes to all of them.', false],
  ['Saying no (or yes) is easy.', false],
])('how it is to be answered stands in it: %j', (statement, said) => {
  expect(saysAnswer(statement, ['Yes', 'No'])).toBe(said);
});
