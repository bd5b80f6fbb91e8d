import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWords } from './first-words.ts';

describe('firstWords', () => {
  test('keeps whole words and line breaks', () => {
    expect(firstWords('one two\n three  four', 3)).toEqual({ text: 'one two\nthree', words: 3 });
    expect(firstWords('one', 3)).toEqual({ text: 'one', words: 1 });
    expect(firstWords('', 3)).toEqual({ text: '', words: 0 });
  });

  test('counts two characters of a script without spaces as a word', () => {
    expect(firstWords('猫が好きです', 2)).toEqual({ text: '猫が好き', words: 3 });
  });

  test('is a beginning, and cutting again changes nothing', () => {
    const plain = fc.stringMatching(/^[a-z \n]{0,60}$/u);
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 12 }), (text, most) => {
        const cut = firstWords(text, most);
        const all = text.split(/\s+/u).filter((word) => word !== '');
        expect(cut.text.split(/\s+/u).filter((word) => word !== '')).toEqual(all.slice(0, most));
        expect(firstWords(cut.text, most)).toEqual(cut);
      }),
    );
  });
});
