import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleWithoutFlags, sampleWithTrends } from '../../../src/testing/sample-trends.ts';
import { middleOf, safetyRows, thresholdsOf } from './quadrants.ts';
import { indexRelease } from './release-index.ts';
import { safetyCsv } from './safety-csv.ts';
import { spreadLabels } from './spread-labels.ts';
import { mostOf, timeLine } from './time-line.ts';

describe('labels beside a chart', () => {
  it('stay in order and apart, and within it where there is room', () => {
    const wanted = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(wanted, (unordered) => {
        const ascending = unordered.toSorted((left, right) => left - right);
        const placed = spreadLabels(ascending, 8, 100);
        placed.forEach((at, place) => {
          if (place > 0) expect(at - placed[place - 1]!).toBeGreaterThanOrEqual(8 - 1e-9);
          expect(at).toBeLessThanOrEqual(100 + 1e-9);
        });
      }),
      { seed: 2, numRuns: 300 },
    );
    expect(spreadLabels([10, 30, 90], 8, 100)).toEqual([10, 30, 90]);
    expect(spreadLabels([99, 100], 8, 100)).toEqual([92, 100]);
  });
});

describe('a line over time', () => {
  it('is broken where a window is not told, and a lone window is a point', () => {
    const share = (value: number): [number, number, number] => [value, value / 2, value * 2];
    const shares = [share(0.1), share(0.2), null, share(0.1), null, share(0.3), share(0.4)];
    const { lines, bands, points } = timeLine(shares, { width: 60, height: 40, most: mostOf(shares) });
    expect(lines).toEqual(['M0.0 35.0L10.0 30.0', 'M50.0 25.0L60.0 20.0']);
    expect(bands).toHaveLength(2);
    expect(bands.every((band) => band.endsWith('Z'))).toBe(true);
    expect(points).toEqual([{ x: 30, y: 35, low: 37.5, high: 30 }]);
  });
});

describe('quadrants', () => {
  const release = sampleWithTrends(5);
  const { leaves } = indexRelease(release);
  const safety = release.safety!;

  it('are told apart by what holds of all, or by what the address says', () => {
    const usual = thresholdsOf({ concern: '', flags: '' }, safety);
    expect(usual).toEqual({ concern: middleOf(safety.concern.all!.mean), flags: middleOf(safety.flags!.all!) });
    expect(thresholdsOf({ concern: '2.5', flags: '0.1' }, safety)).toEqual({ concern: 2.5, flags: 0.1 });
    expect(thresholdsOf({ concern: '9', flags: 'x' }, safety)).toEqual(usual);
    const rows = safetyRows(leaves, safety, usual);
    expect(new Set(rows.map(({ quadrant }) => quadrant))).toEqual(new Set(['both', 'concern', 'flags', 'neither']));
    for (const { concern, flags, quadrant, isSure } of rows) {
      const isHigh = quadrant === 'both' || quadrant === 'concern';
      if (!isSure) continue;
      const [low, high] = concern.mean.interval;
      expect(isHigh ? low >= usual.concern : high < usual.concern).toBe(true);
      const isFlagged = quadrant === 'both' || quadrant === 'flags';
      if (flags) expect(isFlagged ? flags.interval[0] >= usual.flags : flags.interval[1] < usual.flags).toBe(true);
    }
    expect(rows.some(({ isSure }) => isSure) && rows.some(({ isSure }) => !isSure)).toBe(true);
  });

  it('are of concern alone without flags, and a file says nothing of them', () => {
    const without = sampleWithoutFlags(5);
    const rows = safetyRows(leaves, without.safety!, thresholdsOf({ concern: '2', flags: '' }, without.safety!));
    expect(new Set(rows.map(({ flags }) => flags))).toEqual(new Set([null]));
    const ratings = rows.map(({ concern }) => concern.mean.least);
    expect(ratings).toEqual(ratings.toSorted((left, right) => right - left));
    const lines = safetyCsv(rows).trim().split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]).toMatch(/,,,,,,(?:yes|no)$/u);
  });
});
