import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace, movedTo, type Place, parsePlace, startPlace } from './place.ts';

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

  it('loses what means nothing elsewhere: open lines with another search, also what was seen of the map with another tree', () => {
    const place = { ...startPlace, tree: 'a', search: 'x', open: 'lines', view: '1,1,1', panes: '20-' };
    expect(movedTo(place, { cluster: 'c' })).toEqual({ ...place, cluster: 'c' });
    expect(movedTo(place, { search: 'x', tree: 'a' })).toEqual(place);
    expect(movedTo(place, { search: 'y' })).toEqual({ ...place, search: 'y', open: '' });
    expect(movedTo(place, { tree: 'b' })).toEqual({ ...place, tree: 'b', open: '', view: '' });
    expect(movedTo(place, { search: '', open: 'others' })).toEqual({ ...place, search: '', open: 'others' });
  });
});
