import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWords } from './first-words.ts';
import { shortenedText, waysToShorten } from './shortened-text.ts';

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `w${from + index}`).join(' ');

describe('shortenedText', () => {
  test('keeps the beginning, or also middle and end, or some of every turn', () => {
    const text = `${numbered(0, 10)}\n${numbered(10, 100)}`;
    expect(shortenedText(text, 8, 'first')).toBe(numbered(0, 8));
    expect(shortenedText(text, 8, 'ends')).toBe('w0 w1 w2 w3\nw49 w50\nw98 w99');
    expect(shortenedText(text, 8, 'turns')).toBe('w0 w1 w2 w3\nw10 w11 w12 w13');
    expect(shortenedText(`hello\n${numbered(0, 50)}`, 8, 'turns')).toBe(`hello\n${numbered(0, 7)}`);
  });

  test('never has more words than it may, and leaves short texts alone', () => {
    const word = fc.constantFrom('a', 'bc', 'déf', '焼く', '\n', ' ');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (parts, words) => {
        const text = parts.join(' ');
        for (const way of waysToShorten) {
          const short = shortenedText(text, words, way);
          expect(firstWords(short, 1000).words).toBeLessThanOrEqual(words);
          const whole = firstWords(text, 1000);
          if (whole.words <= words) expect(short).toBe(whole.text);
        }
      }),
    );
  });
});
