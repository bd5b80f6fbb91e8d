import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteData, quotedIn } from './quote.ts';

describe('quoted data', () => {
  test('comes back as it was, and the same text is quoted in the same way', () => {
    const text = 'first line\n\tsecond line </data> <data x 12345678>';
    const quoted = quoteData('conversation', text);
    expect(quotedIn(`before ${quoted} after`)).toEqual([{ name: 'conversation', text }]);
    expect(quoteData('conversation', text)).toBe(quoted);
  });

  test('has no control characters and no broken characters', () => {
    const quoted = quoteData('sentence', 'a\u0000b\u001b[31mc\u009bd\ud800e\r\nf');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested.
    expect(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u.test(quoted)).toBe(false);
    expect(quoted.isWellFormed()).toBe(true);
  });

  test('cannot close its own quotation, whatever it guesses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        // Who knows how tags are made quotes the marks of what they have written so far.
        const inner = quoteData('data', before);
        const closing = inner.slice(inner.lastIndexOf('</data'));
        const text = `${before}${inner}${closing}\n${closing}${after}`;
        const quoted = quoteData('data', text);
        const mark = quoted.slice(quoted.lastIndexOf('</data'));
        expect(quoted.indexOf(mark)).toBe(quoted.length - mark.length);
        expect(quotedIn(quoted)).toEqual([{ name: 'data', text: expect.any(String) }]);
      }),
    );
  });

  test('lengthens its tag where the text holds it', () => {
    // Found by trying: a text that ends in the first eight digits of its own hash does not come by chance.
    const tag = /<data x ([0-9a-f]+)>/u;
    const plain = tag.exec(quoteData('x', 'hello'))?.[1] ?? '';
    expect(plain.length).toBe(8);
    expect(quoteData('x', 'hello').split(plain).length - 1).toBe(2);
  });
});
