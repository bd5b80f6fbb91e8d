import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CombinationTable, type Way } from './combination-table.ts';

const WAYS: readonly Way[] = [
  { second: 1, third: 2 },
  { second: 1, third: 3 },
  { second: 2, third: 3 },
];
const said = (words: Uint32Array, at: number, { second, third }: Way): string =>
  [at, at + second, at + third].map((place) => words[place]).join(' ');
/** As the definition has it. */
const foundIn = (words: Uint32Array, other: Uint32Array): number[] => {
  const places = (of: Uint32Array, way: Way) => [...of.keys()].filter((at) => at + way.third < of.length);
  const all = new Set(WAYS.flatMap((way) => places(other, way).map((at) => said(other, at, way))));
  const found = Array.from(words, () => 0);
  for (const way of WAYS)
    for (const at of places(words, way))
      if (all.has(said(words, at, way))) for (const place of [0, way.second, way.third]) found[at + place] = 1;
  return found;
};

test('finds in both texts the words that stand as in the other, comparison after comparison', () => {
  const text = fc.array(fc.nat({ max: 4 }), { maxLength: 40 }).map((words) => Uint32Array.from(words));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (words, others) => {
      const table = new CombinationTable(words, WAYS);
      for (const other of others) {
        const [own, its] = table.sharedWith(other);
        expect([...own]).toEqual(foundIn(words, other));
        expect([...its]).toEqual(foundIn(other, words));
      }
    }),
  );
});
