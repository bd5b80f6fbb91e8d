import { describe, expect, test } from 'vitest';
import { drawn, ratedSet } from '../../testing/evals/rated-set.ts';
import { itemsOfRater } from './draw-plan.ts';
import { ratingPlanSchema } from './rating-records.ts';

const set = ratedSet(60);
const names = ['ada', 'ben', 'cleo', 'dora', 'eve'];

describe('what is drawn', () => {
  test('is the same for the same set and seed, and other for others', () => {
    expect(drawn(set).plan).toEqual(drawn(set).plan);
    expect(drawn(set, { seed: 1 }).plan).not.toEqual(drawn(set).plan);
    const changed = { ...set, items: set.items.map((item) => ({ ...item, question: `${item.question}!` })) };
    expect(drawn(changed).plan.set).not.toBe(drawn(set).plan.set);
    expect(ratingPlanSchema.parse(drawn(set).plan)).toEqual(drawn(set).plan);
  });

  test('is a sample of the set without an item twice, and all of a small one', () => {
    const items = drawn(set).plan.drawn.flatMap((one) => ('item' in one ? [one.item] : []));
    expect(new Set(items).size).toBe(20);
    expect(drawn(set, { items: 1000, decoys: 0 }).plan.drawn).toHaveLength(60);
  });

  test('does not tell known items from others by id or place', () => {
    const { drawn: all } = drawn(set, { items: 40, decoys: 12 }).plan;
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted());
    expect(all.every(({ id }) => /^[0-9a-f]{12}$/u.test(id))).toBe(true);
    const places = all.flatMap((one, at) => ('gold' in one ? [at] : []));
    expect(places.length).toBe(12);
    expect(places.at(-1)! - places[0]!).toBeGreaterThan(20);
  });
});

describe('who rates what', () => {
  const { plan } = drawn(set, { items: 50, raters: names, perItem: 3 });

  test('has so many raters for every item, and about as many items for each', () => {
    const of = plan.drawn.flatMap((one) => ('item' in one ? [one.raters ?? []] : []));
    expect(new Set(of.map((raters) => new Set(raters).size))).toEqual(new Set([3]));
    expect(of.every((raters) => raters.every((name) => names.includes(name)))).toBe(true);
    const loads = names.map((name) => of.filter((raters) => raters.includes(name)).length);
    expect(loads).toEqual([30, 30, 30, 30, 30]);
    expect(new Set(of.map((raters) => raters.join())).size).toBeGreaterThan(3);
  });

  test('gives everybody the known items, and strangers nothing', () => {
    const known = plan.drawn.filter((one) => 'gold' in one).map(({ id }) => id);
    for (const name of names) {
      const own = itemsOfRater(plan, name);
      expect(own).toHaveLength(30 + known.length);
      expect(own).toEqual(expect.arrayContaining(known));
    }
    expect(itemsOfRater(plan, 'zoe')).toBeNull();
    expect(itemsOfRater(drawn(set).plan, 'zoe')).toHaveLength(26);
  });
});
