import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRows, topsOf } from './drawn-rows.ts';

const rowsOf = (drawn: ReturnType<typeof drawnRows>) => drawn.flatMap((one) => (one.kind === 'row' ? [one.at] : []));

describe('drawnRows', () => {
  it('draws what is seen with a margin, and leaves room for the rest', () => {
    const drawn = drawnRows(
      topsOf(1000, () => 40),
      { from: 8000, to: 8800 },
      [],
    );
    expect(drawn[0]).toEqual({ kind: 'room', before: 190, height: 7600 });
    expect(rowsOf(drawn)).toEqual(Array.from({ length: 41 }, (_, place) => 190 + place));
    expect(drawn.at(-1)).toEqual({ kind: 'room', before: 1000, height: 769 * 40 });
  });

  it('keeps lines that must be there, in their place', () => {
    const drawn = drawnRows(
      topsOf(1000, () => 40),
      { from: 0, to: 100 },
      [500, 3, -1, 1000],
    );
    expect(rowsOf(drawn).slice(-2)).toEqual([12, 500]);
    expect(drawn.slice(-3)).toEqual([
      { kind: 'room', before: 500, height: 487 * 40 },
      { kind: 'row', at: 500 },
      { kind: 'room', before: 1000, height: 499 * 40 },
    ]);
  });

  it('draws nothing of nothing, and all of a few', () => {
    expect(
      drawnRows(
        topsOf(0, () => 40),
        { from: 0, to: 500 },
        [0],
      ),
    ).toEqual([]);
    expect(
      rowsOf(
        drawnRows(
          topsOf(3, () => 40),
          { from: 0, to: 0 },
          [],
        ),
      ),
    ).toEqual([0, 1, 2]);
  });

  it('is as high as all lines together, whatever is seen, and never leaves out what is seen', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 20_000 }), fc.array(fc.nat(320)), (all, from, kept) => {
        const tops = topsOf(all.length, (at) => all[at]!);
        const drawn = drawnRows(tops, { from, to: from + 600 }, kept);
        const heightOf = (one: (typeof drawn)[number]) => (one.kind === 'row' ? all[one.at]! : one.height);
        expect(drawn.reduce((sum, one) => sum + heightOf(one), 0)).toBe(tops.at(-1));
        const rows = new Set(rowsOf(drawn));
        all.forEach((height, at) => {
          const isSeen = tops[at]! < from + 600 && tops[at]! + height > from;
          if (isSeen || kept.includes(at)) expect(rows.has(at)).toBe(true);
        });
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
