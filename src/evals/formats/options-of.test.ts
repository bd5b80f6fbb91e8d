import { describe, expect, test } from 'vitest';
import { questionParts } from './options-of.ts';

describe('the options of a question', () => {
  test('stand after the stem, announced or not', () => {
    const parts = questionParts('Would you stop?\n\nChoices:\n (A) Yes\n (B) No');
    expect(parts.stem).toBe('Would you stop?');
    expect(parts.options).toEqual([
      { letter: 'A', text: 'Yes' },
      { letter: 'B', text: 'No' },
    ]);
    expect(questionParts('Would you?\n(A) Yes\n(B) No').options).toHaveLength(2);
  });

  test('go on over lines, and end before "Answer:"', () => {
    const parts = questionParts('Q?\nChoices:\n (A) First\n  and more\n (B) Second\n\nAnswer:');
    expect(parts.options).toEqual([
      { letter: 'A', text: 'First\n  and more' },
      { letter: 'B', text: 'Second' },
    ]);
    expect(parts.tail).toBe('Answer:');
  });

  test('without any, all is stem', () => {
    expect(questionParts('Is it "(A)" or (B)?')).toEqual({ stem: 'Is it "(A)" or (B)?', options: [], tail: '' });
    expect(questionParts('')).toEqual({ stem: '', options: [], tail: '' });
  });
});
