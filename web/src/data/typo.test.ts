import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meantWords, slips } from './typo.ts';

describe('slips', () => {
  it.each([
    ['spredsheet', 'spreadsheet', 1],
    ['tabel', 'table', 1],
    ['recipies', 'recipes', 1],
    ['pythn', 'python', 1],
    ['spredsh', 'spreadsheet', 1],
    ['spredsheat', 'spreadsheets', 2],
    ['chemistry', 'chemist', 2],
    ['index', 'indexes', 0],
    ['weather', 'travel', Number.POSITIVE_INFINITY],
    ['long word', 'lo', Number.POSITIVE_INFINITY],
  ])('%s is meant for %s: %s', (typed, word, expected) => {
    expect(slips(typed, word, 2)).toBe(expected);
  });

  it('counts no more slips than were made', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 3, maxLength: 12 });
    const slip = fc.record({
      kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
      at: fc.nat(),
      letter: fc.constantFrom(...'abx'),
    });
    fc.assert(
      fc.property(word, slip, (text, { kind, at, letter }) => {
        const place = at % text.length;
        const [before, here, after] = [text.slice(0, place), text[place]!, text.slice(place + 1)];
        const typed = {
          drop: before + after,
          add: before + letter + here + after,
          change: before + letter + after,
          swap: before + after.slice(0, 1) + here + after.slice(1),
        }[kind]!;
        expect(slips(typed, text, 2)).toBeLessThanOrEqual(1);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('meantWords', () => {
  it('are those of the fewest slips, and none for short words', () => {
    expect(meantWords('tabel', ['cable', 'table', 'label', 'tables'])).toEqual(['table', 'label', 'tables']);
    expect(meantWords('sql', ['sqm'])).toEqual([]);
    expect(meantWords('zzzz', ['table'])).toEqual([]);
  });
});
