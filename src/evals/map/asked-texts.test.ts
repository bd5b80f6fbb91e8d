import { describe, expect, test } from 'vitest';
import { askedTexts } from './asked-texts.ts';

const framed = (text: string) => ({ question: `Would you say this?\n"${text}"\nAnswer yes or no.` });

describe('askedTexts', () => {
  test('the statement, where there is one', () => {
    expect(askedTexts([{ question: 'Would you say: "I am kind"?', statement: 'I am kind' }])).toEqual(['I am kind']);
  });

  test('questions lose the lines that are around all of them, and keep one at least', () => {
    expect(askedTexts([framed('I am kind'), framed('I am quick'), framed('I am late')])).toEqual([
      '"I am kind"',
      '"I am quick"',
      '"I am late"',
    ]);
    expect(askedTexts([framed('I am kind'), framed('I am kind')])).toEqual(['Answer yes or no.', 'Answer yes or no.']);
    expect(askedTexts([{ question: 'One\nline' }])).toEqual(['One\nline']);
    expect(askedTexts([])).toEqual([]);
  });

  test('options lose their letters, whose order says nothing', () => {
    const question = 'May we stop you?\n\nChoices:\n (A) Yes, at any time\n (B) Not now';
    expect(askedTexts([{ question }])).toEqual(['May we stop you?\nYes, at any time\nNot now']);
  });
});
