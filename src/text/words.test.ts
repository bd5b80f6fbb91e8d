import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnspaced, normalize, wordsOf } from './words.ts';

const keys = (text: string) => wordsOf(text).map(({ key }) => key);
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('words', () => {
  test.each([
    ['How do I bake bread?', ['how', 'do', 'i', 'bake', 'bread']],
    ["I don’t, you don't, rock 'n' roll", ['i', "don't", 'you', "don't", 'rock', 'n', 'roll']],
    ['well-known e‐mail – and -5 -', ['well-known', 'e-mail', 'and', '5']],
    ['ＦＵＬＬ ｗｉｄｔｈ ﬁne ½', ['full', 'width', 'fine', '1', '2']],
    ['Größe Ünïcode', ['größe', 'ünïcode']],
    ['zero\u200bwidth soft\u00adhyphen', ['zerowidth', 'softhyphen']],
    ['J\u030c and \u01f0', ['\u01f0', 'and', '\u01f0']],
    ['e\u200d\u0301', ['é']],
    ['Привет, мир', ['привет', 'мир']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['مرحبا بالعالم', ['مرحبا', 'بالعالم']],
    ['東京都に住む', ['東京', '都', 'に', '住む']],
    ['我喜欢吃苹果', ['我', '喜欢', '吃', '苹果']],
    ['ฉันรักภาษาไทย', ['ฉัน', 'รัก', 'ภาษา', 'ไทย']],
    ['👩‍👩‍👧‍👦 family ❤️ 1️⃣', ['family', '1\u20e3']],
    ['a\u0000b\ud800c', ['ab', 'c']],
    ['', []],
    [' \n\t!?… ', []],
  ])('of %j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  test('keep the way they are written beside what they are compared by', () => {
    expect(wordsOf('Don’t SHOUT')).toEqual([
      { key: "don't", surface: "Don't", run: 0 },
      { key: 'shout', surface: 'SHOUT', run: 0 },
    ]);
  });

  test('of one run stand together: marks and lines part them, spaces, quotes and hyphens do not', () => {
    const runs = (text: string) =>
      [...Map.groupBy(wordsOf(text), ({ run }) => run).values()].map((run) => run.map(({ key }) => key));
    expect(runs('one two. three, "four" five\nsix\u2028seven\r\neight (nine) 👍 ten')).toEqual([
      ['one', 'two'],
      ['three'],
      ['four', 'five'],
      ['six'],
      ['seven'],
      ['eight'],
      ['nine'],
      ['ten'],
    ]);
    expect(runs('one\ttwo\fthree')).toEqual([['one', 'two'], ['three']]);
  });

  test('are the same after the text was normalized, and so are their keys', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normal = normalize(text);
        expect(normalize(normal)).toBe(normal);
        expect(wordsOf(normal)).toEqual(wordsOf(text));
        for (const { key, surface } of wordsOf(text)) {
          expect(normalize(key)).toBe(key);
          expect(normalize(surface)).toBe(surface);
          expect(key.toLowerCase()).toBe(key);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('hold nothing that is not seen, and neither blanks nor line breaks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { key, surface } of wordsOf(text))
          expect(key + surface).not.toMatch(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('scripts without spaces are known', () => {
    for (const text of ['漢字', 'かな', 'カナ', 'ไทย', 'ລາວ', 'ខ្មែរ', 'မြန်မာ']) expect(isUnspaced(text)).toBe(true);
    for (const text of ['', 'latin', '한국어', 'кириллица', '123']) expect(isUnspaced(text)).toBe(false);
  });
});

test('plain text is read as it would be beside other text', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'aB7 \n\t.,!?_-\'/#"('.split('')), maxLength: 60 });
  fc.assert(
    fc.property(plain, (text) => {
      expect(wordsOf(`${text}\n\u00e9`).slice(0, -1)).toEqual(wordsOf(text));
    }),
  );
});

describe('a megabyte made to be slow is read in time', () => {
  const units = [
    'a',
    "a'",
    "'",
    'a-',
    '"a',
    '\u0301',
    '\u0301\u0316',
    '漢字の',
    'ภาษาไทย',
    ' ',
    '\u200b',
    '\n',
    '\ud800',
    '👩‍👩‍👧',
    'ー',
    'aก',
  ];
  test.each(units.map((unit) => [JSON.stringify(unit), unit]))('%s again and again', { timeout: 10_000 }, (_, unit) => {
    wordsOf(`a${unit.repeat(Math.ceil(1_000_000 / unit.length))}`);
  });
});
