import { describe, expect, it } from 'vitest';
import { createRandom } from '../core/random.ts';
import { shareTrend } from './share-trend.ts';

describe('shareTrend', () => {
  it('is the line through points that lie on one', () => {
    const trend = shareTrend([0, 1, 2, 4].map((time) => ({ time, share: 0.1 + 0.05 * time, size: 10 + time })));
    expect(trend?.first).toBeCloseTo(0.1, 12);
    expect(trend?.last).toBeCloseTo(0.3, 12);
    expect(trend?.difference).toBeCloseTo(0.2, 12);
  });

  // Agresti, Categorical Data Analysis (2013), table 3.9 and section 5.3.5: malformation by alcohol of the mother, scores 0, 0.5, 1.5, 4, 7;
  // z squared of the Cochran-Armitage test is 6.57, p = 0.010.
  it('has the published chance', () => {
    const rows = [
      [0, 48, 17_114],
      [0.5, 38, 14_502],
      [1.5, 5, 793],
      [4, 1, 127],
      [7, 1, 38],
    ] as const;
    const trend = shareTrend(rows.map(([time, some, size]) => ({ time, share: some / size, size })));
    expect(trend?.chance).toBeCloseTo(0.0104, 3);
  });

  it('says nothing of two points, keeps to shares, and sees no change where there is none', () => {
    const point = (time: number, share: number) => ({ time, share, size: 20 });
    expect(shareTrend([point(0, 0.1), point(1, 0.9)])).toBeNull();
    const steep = shareTrend([point(0, 0), point(1, 0), point(2, 1), point(3, 1)]);
    expect([steep?.first, steep?.last]).toEqual([0, 1]);
    const none = shareTrend([point(0, 0), point(1, 0), point(2, 0)]);
    expect(none).toMatchObject({ difference: 0, chance: 1 });
  });

  it('calls 5 % of shares changed that do not change', () => {
    const random = createRandom('share-trend');
    const runs = 2000;
    let called = 0;
    for (let run = 0; run < runs; run++) {
      const points = Array.from({ length: 8 }, (_, time) => {
        let some = 0;
        for (let draw = 0; draw < 60; draw++) if (random.next() < 0.2) some++;
        return { time, share: some / 60, size: 60 };
      });
      if ((shareTrend(points)?.chance ?? 1) < 0.05) called++;
    }
    expect(called / runs).toBeGreaterThan(0.035);
    expect(called / runs).toBeLessThan(0.065);
  });
});
