/** Whatever the schema lets a release say of changes and of concern, likely or not. */
import fc from 'fast-check';
import type { Concern, Known, OverTime, Safety, Since, Trends } from '../public-records/release.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const figure = fc.double({ min: -10, max: 10, noNaN: true });
const count = fc.nat(100_000);
const text = fc.string({ minLength: 1, maxLength: 12 });
const pair = fc.tuple(figure, figure);
const shares = fc.tuple(share, share);

const change = {
  before: share,
  now: share,
  difference: fc.double({ min: -1, max: 1, noNaN: true }),
  interval: pair,
  q: share,
};

/** @param ids of clusters, some of which it speaks of */
export function anyTrends(ids: readonly string[]): fc.Arbitrary<Trends> {
  const id = fc.oneof(fc.constantFrom(...ids), text);
  const since: fc.Arbitrary<Since> = fc.record({
    earlier: fc.record({
      title: text,
      sha256: fc.constant('0'.repeat(64)),
      total: fc.record({ conversations: count, accounts: count }),
      clusters: fc.array(fc.record({ id, level: fc.nat(3), name: text, share, shareInterval: shares }), {
        maxLength: 6,
      }),
    }),
    clusters: fc.dictionary(id, fc.record({ ...change, beforeInterval: pair }), { maxKeys: 6 }),
    facets: fc.array(
      fc.record({
        facet: text,
        title: text,
        values: fc.array(fc.record({ ...change, label: text }), { minLength: 1, maxLength: 3 }),
        distance: share,
        byChance: share,
      }),
      { maxLength: 3 },
    ),
  });
  const overTime: fc.Arbitrary<OverTime> = fc.record({
    facet: text,
    title: text,
    step: fc.constantFrom('day', 'week', 'month', 'year'),
    windows: fc.array(text, { minLength: 3, maxLength: 6 }),
    clusters: fc.dictionary(
      id,
      fc.record({
        shares: fc.array(fc.option(fc.tuple(share, share, share)), { maxLength: 8 }),
        change: fc.option(fc.record(change)),
      }),
      { maxKeys: 6 },
    ),
  });
  return fc
    .record({ since: fc.option(since, { nil: undefined }), overTime: fc.array(overTime, { maxLength: 2 }) })
    .map(({ since: told, ...rest }) => ({ method: 1, ...rest, ...(told && { since: told }) }));
}

const known: fc.Arbitrary<Known> = fc.record({ least: figure, most: figure, interval: pair });
const concern: fc.Arbitrary<Concern> = fc.record({ mean: known, high: known });

/** @param ids of clusters, some of which it speaks of */
export function anySafety(ids: readonly string[]): fc.Arbitrary<Safety> {
  const id = fc.oneof(fc.constantFrom(...ids), text);
  const rates = <Told>(told: fc.Arbitrary<Told>) =>
    fc.record({ facet: text, title: text, all: fc.option(told), clusters: fc.dictionary(id, told, { maxKeys: 6 }) });
  return fc
    .record({ concern: rates(concern), flags: fc.option(rates(known), { nil: undefined }) })
    .map(({ flags, ...rest }) => ({ method: 1, ...rest, ...(flags && { flags }) }));
}
