import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPanes, leastWidths, parsePanes, widthAfter, within } from './pane-widths.ts';

describe('widths of panes in an address', () => {
  it('come back as they were', () => {
    const width = (least: number) =>
      fc.option(fc.integer({ min: 4 * least, max: 400 }).map((quarters) => quarters / 4));
    fc.assert(
      fc.property(width(leastWidths.tree), width(leastWidths.details), (tree, details) => {
        expect(parsePanes(formatPanes({ tree, details }))).toEqual({ tree, details });
      }),
      { seed: 3, numRuns: 200 },
    );
    expect(formatPanes({ tree: null, details: null })).toBe('');
    expect(formatPanes({ tree: 22.5, details: null })).toBe('22.5-');
  });

  it('are widths that panes may have, or none, whatever the address says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.e+-]{0,12}$/)), (text) => {
        for (const [pane, width] of Object.entries(parsePanes(text)) as ['tree' | 'details', number | null][]) {
          if (width === null) continue;
          expect(width).toBeGreaterThanOrEqual(leastWidths[pane]);
          expect(width).toBeLessThanOrEqual(120);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
    expect(parsePanes('1-999')).toEqual({ tree: leastWidths.tree, details: 120 });
    expect(parsePanes('-1e2')).toEqual({ tree: null, details: null });
  });
});

describe('keys on an edge', () => {
  it('move it: the tree grows to the right, the details to the left, both within their limits', () => {
    expect(widthAfter('ArrowRight', 'tree', 20, 30)).toBe(21);
    expect(widthAfter('ArrowRight', 'details', 30, 40)).toBe(29);
    expect(widthAfter('ArrowLeft', 'details', 39.9, 40)).toBe(40);
    expect(widthAfter('ArrowLeft', 'tree', leastWidths.tree, 30)).toBe(leastWidths.tree);
    expect(widthAfter('Home', 'details', 33, 40)).toBe(leastWidths.details);
    expect(widthAfter('End', 'tree', 20, 31.3)).toBe(31.25);
    expect(widthAfter('Enter', 'tree', 20, 30)).toBe('first');
    expect(widthAfter('a', 'tree', 20, 30)).toBeNull();
  });

  it('never make it less than the least, even where the window leaves less', () => {
    expect(within('tree', 40, 10)).toBe(leastWidths.tree);
  });
});
