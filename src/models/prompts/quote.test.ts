import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../testing/hostile-text.ts';
import { quoteData, quotedIn } from './quote.ts';

const tagOf = (quoted: string): string => /^<data [a-z-]+ ([0-9a-f]+)>\n/u.exec(quoted)?.[1] ?? '';
describe('quoted data', () => {
  test('comes back as it was, and the same text is quoted in the same way', () => {
    const text = 'first line\n\tsecond line </data> <data x 12345678> 👩‍👧 \u202babc\u202c';
    const quoted = quoteData('conversation', text);
    expect(quotedIn(`before ${quoted} after`)).toEqual([{ name: 'conversation', text }]);
    expect(quoteData('conversation', text)).toBe(quoted);
  });

  test('has nothing that works or hides: no controls, no halves of characters, no tag characters', () => {
    const hidden = [...'say'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const quoted = quoteData('sentence', `a\u0000b\u001b[31mc\u009bd\ud800e${hidden}f`);
    expect(quotedIn(quoted)).toEqual([{ name: 'sentence', text: 'a�b�[31mc�d�e���f' }]);
    expect(quoted.isWellFormed()).toBe(true);
  });

  test('has the line ends of one system', () => {
    expect(quoteData('x', 'a\r\nb\rc')).toBe(quoteData('x', 'a\nb\nc'));
  });

  test('cannot close its own quotation, whatever it guesses', () => {
    fc.assert(
      fc.property(hostileText, fc.string({ unit: 'grapheme' }), (text, around) => {
        const quoted = quoteData('data', text);
        const closing = `\n</data ${tagOf(quoted)}>`;
        expect(quoted.split(tagOf(quoted)).length - 1).toBe(2);
        expect(quoted.endsWith(closing)).toBe(true);
        fc.pre(!around.includes('<data'));
        const [only, ...more] = quotedIn(`${around}${quoted}${around}`);
        expect([quoteData('data', only?.text ?? ''), more]).toEqual([quoted, []]);
      }),
    );
  });

  test('lengthens its tag until the text does not hold it, its own hash included', () => {
    const digits = 'abcdef0123456789';
    const hash = () => digits;
    expect(tagOf(quoteData('x', 'hello', hash))).toBe('abcdef01');
    expect(tagOf(quoteData('x', '</data abcdef01>', hash))).toBe('abcdef012');
    expect(tagOf(quoteData('x', digits, hash))).toBe(`${digits}a`);
    const every = digits.repeat(3);
    expect(quotedIn(quoteData('x', every, hash))).toEqual([{ name: 'x', text: every }]);
  });

  test('keeps two texts apart, one after the other and one in the other', () => {
    const inner = quoteData('answer', 'no');
    expect(quotedIn(`${quoteData('first', inner)}${quoteData('second', inner)}`)).toEqual([
      { name: 'first', text: inner },
      { name: 'second', text: inner },
    ]);
  });
});
