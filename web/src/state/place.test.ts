import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace, type Place, parsePlace, startPlace } from './place.ts';

describe('the place in the address', () => {
  it('survives the way through the address, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme' });
    const fields = Object.fromEntries(Object.keys(startPlace).map((name) => [name, text]));
    fc.assert(
      fc.property(fc.record(fields as Record<keyof Place, typeof text>), (place) => {
        expect(parsePlace(new URL(formatPlace(place), 'file:///report.html').hash)).toEqual(place);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('leaves out what is empty and ignores what it does not know', () => {
    expect(formatPlace({ ...startPlace, cluster: 'a b' })).toBe('#cluster=a+b');
    expect(parsePlace('#cluster=x&other=1&cluster=y')).toEqual({ ...startPlace, cluster: 'x' });
    expect(parsePlace('')).toEqual(startPlace);
  });
});
