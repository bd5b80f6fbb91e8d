import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { falseDiscoveryRates } from './false-discovery.ts';

/** Benjamini and Hochberg 1995, section 4.1: thrombolysis in myocardial infarction. */
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe('falseDiscoveryRates', () => {
  test('rejects the four of the published example', () => {
    const rates = falseDiscoveryRates(published);
    expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
    expect(rates[0]).toBeCloseTo(0.0015, 10);
    expect(rates[3]).toBeCloseTo(0.035625, 10);
    expect(falseDiscoveryRates(published.toReversed())).toEqual(rates.toReversed());
  });

  test('keeps the order of p-values, and is never below them', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        const rates = falseDiscoveryRates(pValues);
        pValues.forEach((p, one) => {
          expect(rates[one]).toBeGreaterThanOrEqual(p);
          expect(rates[one]).toBeLessThanOrEqual(1);
          pValues.forEach((q, other) => {
            if (p < q) expect(rates[one]).toBeLessThanOrEqual(rates[other] as number);
          });
        });
      }),
    );
  });
});
