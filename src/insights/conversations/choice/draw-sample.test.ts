import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, shuffled } from '../../../core/random.ts';
import { drawSample, type Sampled } from './draw-sample.ts';

const entries = (count: number, of: (index: number) => Partial<Sampled> = () => ({})): Sampled[] =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, completions: 1, stratum: '', ...of(index) }));

const some = fc.array(
  fc.record({ completions: fc.integer({ min: 1, max: 5 }), stratum: fc.constantFrom('', 'a', 'b', 'c') }),
  { minLength: 1, maxLength: 40 },
);
const ids = (drawn: readonly { readonly entry: Sampled }[]): string[] => drawn.map(({ entry }) => entry.id).sort();

describe('a sample of conversations', () => {
  test('has its size, depends on the seed and not on the order, and is part of a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (sample, seed, order) => {
        const all = entries(50);
        const drawn = ids(drawSample(all, { sample }, seed));
        expect(drawn).toHaveLength(Math.min(50, sample));
        expect(ids(drawSample(shuffled(createRandom(order), all), { sample }, seed))).toEqual(drawn);
        const larger = new Set(ids(drawSample(all, { sample: sample + 1 }, seed)));
        expect(drawn.every((id) => larger.has(id))).toBe(true);
      }),
    );
    expect(ids(drawSample(entries(50), { sample: 10 }, 1))).not.toEqual(
      ids(drawSample(entries(50), { sample: 10 }, 2)),
    );
  });
});

describe('a sample in strata', () => {
  test('has as many of each as it has and as all others give', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 40 }), fc.nat(), (parts, sample, seed) => {
        const all = entries(parts.length, (index) => parts[index] as Partial<Sampled>);
        const drawn = drawSample(all, { sample, stratify: 'field' }, seed);
        expect(drawn).toHaveLength(Math.min(sample, all.length));
        const count = (list: readonly Sampled[], stratum: string) =>
          list.filter((one) => one.stratum === stratum).length;
        const chosen = drawn.map(({ entry }) => entry);
        const most = Math.max(...chosen.map(({ stratum }) => count(chosen, stratum)));
        for (const stratum of new Set(all.map((one) => one.stratum))) {
          const own = count(chosen, stratum);
          expect(own === count(all, stratum) || own >= most - 1).toBe(true);
        }
      }),
    );
  });
});

describe('a sample of completions', () => {
  test('brings a conversation up to the last that was drawn of it, long ones more often', () => {
    const all = entries(400, (index) => ({ completions: index < 200 ? 1 : 9 }));
    const drawn = drawSample(all, { sample: 200, sampleBy: 'completions' }, 5);
    const long = drawn.filter(({ entry }) => entry.completions === 9);
    expect(new Set(ids(drawn)).size).toBe(drawn.length);
    expect(drawn.length).toBeLessThanOrEqual(200);
    // Of 200 completions of 2000, 180 are of long conversations on average.
    expect(long.length).toBeGreaterThan(4 * (drawn.length - long.length));
    for (const { entry, upTo } of drawn) expect(upTo !== null && upTo >= 1 && upTo <= entry.completions).toBe(true);
  });

  test('of all completions is all conversations, whole', () => {
    const all = entries(5, () => ({ completions: 3 }));
    expect(drawSample(all, { sample: 15, sampleBy: 'completions' }, 0)).toEqual(
      all.map((entry) => ({ entry, upTo: null })),
    );
  });
});
