import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FacetValue } from '../records.ts';
import { labelFacets, NOT_GIVEN, OTHER } from './facet-labels.ts';
import { parseFacets } from './parse-facets.ts';

const rowsOf = (values: readonly FacetValue[], accounts: readonly (string | null)[] = []) =>
  values.map((value, index) => ({ account: accounts[index] ?? null, values: { x: value } }));

function labelled(definition: object, values: readonly FacetValue[], accounts?: readonly (string | null)[]) {
  const [facet] = labelFacets(parseFacets([{ field: 'x', ...definition }]), rowsOf(values, accounts));
  if (facet === undefined) throw new Error('no facet');
  return { order: facet.labels, each: [...facet.values].map((position) => facet.labels[position]) };
}

describe('numbers', () => {
  test('whole numbers get readable bins', () => {
    const { order, each } = labelled({ bins: [1, 2, 3, 6] }, [0, 1, 2, 3, 5, 6, 99, null]);
    expect(each).toEqual(['under 1', '1', '2', '3-5', '3-5', '6+', '6+', NOT_GIVEN]);
    expect(order).toEqual(['under 1', '1', '2', '3-5', '6+', NOT_GIVEN]);
  });

  test('other numbers name both ends', () => {
    expect(labelled({ bins: [0.2, 0.8] }, [0.1, 0.2, 0.79, 0.8]).each).toEqual([
      'under 0.2',
      '0.2 to 0.8',
      '0.2 to 0.8',
      '0.8 or more',
    ]);
  });

  test('ratings keep their values', () => {
    expect(labelled({ kind: 'number' }, [5, 1, 3, 3, 2, 4]).order).toEqual(['1', '2', '3', '4', '5+']);
  });

  test('chosen edges are round and few, whatever the values', () => {
    const value = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
        const { order, each } = labelled({ kind: 'number' }, values);
        expect(each).toHaveLength(values.length);
        expect(order.length).toBeLessThanOrEqual(30);
        expect(new Set(each)).toEqual(new Set(order));
      }),
      { numRuns: 300 },
    );
  });

  test('long tails are binned by powers of ten', () => {
    const values = Array.from({ length: 1000 }, (_, index) => Math.round(1.012 ** index));
    expect(labelled({ kind: 'number' }, values).order).toEqual(['under 10', '10-99', '100-999', '1000-9999', '10000+']);
  });

  test('a switch from a number', () => {
    const { order, each } = labelled({ above: 0.8 }, ['yes', 'no', null]);
    expect(each).toEqual(['yes', 'no', NOT_GIVEN]);
    expect(order).toEqual(['no', 'yes', NOT_GIVEN]);
  });
});

describe('rare values', () => {
  const fewerThan =
    (least: number) =>
    (rows: readonly number[]): boolean =>
      rows.length < least;
  const joined = (definition: object, values: readonly FacetValue[], least: number) =>
    labelFacets(parseFacets([{ field: 'x', ...definition }]), rowsOf(values), [fewerThan(least)])[0]?.labels;

  test('of a number join the neighbour with fewer rows', () => {
    const values = [1, 1, 1, 1, 2, 2, 2, 4, 4, 9];
    expect(joined({ bins: [1, 2, 3, 6] }, values, 2)).toEqual(['1', '2', '3+']);
    expect(joined({ bins: [1, 2, 3, 6] }, values, 4)).toEqual(['1', '2+']);
    expect(joined({ bins: [1, 2, 3, 6] }, values, 99)).toEqual(['any']);
  });

  test('of a category are pooled', () => {
    const values = ['a', 'a', 'a', 'b', 'b', 'c', 'd'];
    expect(joined({}, values, 2)).toEqual(['a', 'b', OTHER]);
    expect(joined({}, values, 1)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('leave nothing rare behind but the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (values, least) => {
          const definition = parseFacets([{ field: 'x', bins: [2, 4, 8, 16] }]);
          const [facet] = labelFacets(definition, rowsOf(values), [fewerThan(least)]);
          const sizes = facet?.labels.map((_, label) => facet.values.filter((value) => value === label).length) ?? [];
          expect(sizes.length === 1 || sizes.every((size) => size >= least)).toBe(true);
        },
      ),
    );
  });
});

describe('times', () => {
  test('by week over some months: the Monday, also across a year', () => {
    expect(
      labelled({ kind: 'time' }, ['2025-12-31T23:59:59.000Z', '2026-01-04T00:00:00.000Z', '2026-01-05T00:00:00.000Z'])
        .each,
    ).toEqual(['2025-12-29 week', '2025-12-29 week', '2026-01-05 week']);
  });

  test('by month over a year or two, by year over many', () => {
    expect(labelled({ kind: 'time' }, ['2025-01-31T00:00:00.000Z', '2026-01-01T00:00:00.000Z']).each).toEqual([
      '2025-01',
      '2026-01',
    ]);
    expect(labelled({ kind: 'time' }, ['2015-01-31T00:00:00.000Z', '2026-01-01T00:00:00.000Z']).each).toEqual([
      '2015',
      '2026',
    ]);
  });

  test('one wrong clock among many does not decide the step', () => {
    const times = Array.from(
      { length: 300 },
      (_, index) => `2026-03-${String((index % 28) + 1).padStart(2, '0')}T08:00:00.000Z`,
    );
    expect(labelled({ kind: 'time' }, ['1970-01-01T00:00:00.000Z', ...times]).each[1]).toBe('2026-02-23 week');
  });

  test('a given step', () => {
    expect(labelled({ step: 'day' }, ['2026-03-05T10:00:00.000Z', null]).each).toEqual(['2026-03-05', NOT_GIVEN]);
  });
});

describe('categories', () => {
  test('the values of most accounts are kept, not those of most conversations', () => {
    const values = ['loud', 'loud', 'loud', 'common', 'common', 'rare'];
    const accounts = ['a', 'a', 'a', 'b', 'c', 'd'];
    const { order, each } = labelled({ limit: 1 }, values, accounts);
    expect(order).toEqual(['common', OTHER]);
    expect(each).toEqual([OTHER, OTHER, OTHER, 'common', 'common', OTHER]);
  });

  test('a field of identifiers ends as other but for the limit', () => {
    const { order } = labelled(
      { limit: 5 },
      Array.from({ length: 500 }, (_, index) => `id-${index}`),
    );
    expect(order).toHaveLength(6);
  });

  test('long text is never a label', () => {
    expect(labelled({}, ['x'.repeat(61), 'y']).each).toEqual([OTHER, 'y']);
  });

  test('a given order holds, and what is not in it is pooled behind it', () => {
    const { order, each } = labelled({ order: ['free', 'plus', 'pro'] }, ['pro', 'odd', 'free', null]);
    expect(each).toEqual(['pro', OTHER, 'free', NOT_GIVEN]);
    expect(order).toEqual(['free', 'pro', OTHER, NOT_GIVEN]);
  });

  test('labels do not depend on the order of the rows', () => {
    const row = fc.record({
      value: fc.constantFrom('a', 'b', 'c', 'd', OTHER),
      account: fc.constantFrom('p', 'q', null),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (rows, limit) => {
        const shuffled = [...rows].reverse();
        const one = labelled(
          { limit },
          rows.map((r) => r.value),
          rows.map((r) => r.account),
        );
        const two = labelled(
          { limit },
          shuffled.map((r) => r.value),
          shuffled.map((r) => r.account),
        );
        expect(two.order).toEqual(one.order);
        expect([...two.each].reverse()).toEqual(one.each);
      }),
    );
  });
});
