import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLines, parseLines } from './open-lines.ts';

const named = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);
const anyLines = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 60 });
const anyTree = anyLines.chain((lines) =>
  fc.record({ lines: fc.constant(lines), marked: fc.subarray(lines).map((ids) => new Set(ids)) }),
);

describe('open lines in an address', () => {
  it('come back as they were, of trees of any size and any ids', () => {
    const large = fc.nat({ max: 3000 }).chain((count) =>
      fc.record({
        lines: fc.constant(named(count)),
        marked: fc.subarray(named(count)).map((ids) => new Set(ids)),
      }),
    );
    fc.assert(
      fc.property(fc.oneof(anyTree, large), ({ lines, marked }) => {
        expect(parseLines(formatLines(lines, marked), lines)).toEqual(marked);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('are never longer than a letter for six lines and the mark, and short where few or all are open', () => {
    fc.assert(
      fc.property(anyTree, ({ lines, marked }) => {
        expect(formatLines(lines, marked).length).toBeLessThanOrEqual(4 + Math.ceil(lines.length / 6));
      }),
      { seed: 12, numRuns: 200 },
    );
    const lines = named(1000);
    expect(formatLines(lines, new Set(lines)).length).toBeLessThan(12);
    expect(formatLines(lines, new Set(['c3', 'c990'])).length).toBeLessThan(14);
    expect(formatLines(lines, new Set())).toBe('');
    expect(formatLines([], new Set(['gone']))).toBe('');
  });

  it('need no other letters than an address holds as they are', () => {
    const text = formatLines(named(100), new Set(named(100).filter((_, at) => at % 7 < 3 || at > 60)));
    expect(new URLSearchParams({ open: text }).toString()).toBe(`open=${text}`);
  });

  it('of a tree with other lines are none, and so is anything else', () => {
    const lines = named(40);
    const text = formatLines(lines, new Set(['c1', 'c30']));
    expect(parseLines(text, [...lines, 'c40'])).toEqual(new Set());
    expect(parseLines(text, lines.toReversed())).toEqual(new Set());
    const known = new Set(lines);
    fc.assert(
      fc.property(fc.string(), (rest) => {
        for (const id of parseLines(text.slice(0, 4) + rest, lines)) expect(known.has(id)).toBe(true);
        expect(parseLines(rest, lines)).toEqual(new Set());
      }),
      { seed: 13, numRuns: 200 },
    );
    expect(parseLines(`${text.slice(0, 4)}_*zzzzz.`, lines)).toEqual(known);
  });
});
