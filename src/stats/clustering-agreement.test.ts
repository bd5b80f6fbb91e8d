import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteringAgreement } from './clustering-agreement.ts';

describe('clusteringAgreement', () => {
  test('equal partitions under other numbers agree fully', () => {
    expect(clusteringAgreement(['a', 'a', 'b', 'c'], [7, 7, 0, 3])).toEqual({ nmi: 1, ari: 1, purity: 1 });
  });

  // Reference values computed by hand from the definitions for this table: {a: 2/1, b: 0/3}.
  test('matches the worked example', () => {
    const agreement = clusteringAgreement(['a', 'a', 'a', 'b', 'b', 'b'], [0, 0, 1, 1, 1, 1]);
    expect(agreement.purity).toBeCloseTo(5 / 6, 12);
    // Pairs together: 1 + 0 + 3 = 4; expected 6 * 7 / 15; greatest (6 + 7) / 2.
    expect(agreement.ari).toBeCloseTo((4 - 42 / 15) / (6.5 - 42 / 15), 12);
    const labels = Math.log(2);
    const clusters = -((1 / 3) * Math.log(1 / 3) + (2 / 3) * Math.log(2 / 3));
    const information = (1 / 3) * Math.log(2) + (1 / 6) * Math.log(1 / 2) + (1 / 2) * Math.log(3 / 2);
    expect(agreement.nmi).toBeCloseTo(information / ((labels + clusters) / 2), 12);
  });

  test('one cluster for everything tells nothing', () => {
    const agreement = clusteringAgreement(['a', 'b', 'a', 'b'], [0, 0, 0, 0]);
    expect(agreement).toEqual({ nmi: 0, ari: 0, purity: 0.5 });
  });

  test('does not depend on the order of rows or the names of clusters', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { minLength: 2 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const forward = clusteringAgreement(
          pairs.map(([label]) => label),
          pairs.map(([, cluster]) => cluster),
        );
        const turned = pairs.toReversed();
        const backward = clusteringAgreement(
          turned.map(([label]) => label),
          turned.map(([, cluster]) => 9 - cluster),
        );
        expect(backward.nmi).toBeCloseTo(forward.nmi, 9);
        expect(backward.ari).toBeCloseTo(forward.ari, 9);
        expect(backward.purity).toBeCloseTo(forward.purity, 9);
      }),
    );
  });
});
