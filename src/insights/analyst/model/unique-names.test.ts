import { expect, test } from 'vitest';
import { uniqueNames } from './unique-names.ts';

const items = ['a', 'b', 'c'].map((id) => ({ id }));
const named = (name: string) => ({ name, description: `${name}.` });

test('a name that came out twice is asked for again, with what is taken', async () => {
  const asked: [string, readonly string[]][] = [];
  const given = await uniqueNames(items, new Set(), async ({ id }, taken) => {
    asked.push([id, taken]);
    return named(id === 'a' || taken.length === 0 ? 'Bake' : taken.length === 1 ? `BAKE` : `Bake ${id}`);
  });
  expect([...given].map(([id, { name }]) => [id, name])).toEqual([
    ['a', 'Bake'],
    ['b', 'Bake b'],
    ['c', 'Bake c'],
  ]);
  expect(asked.slice(3, 5)).toEqual([
    ['b', ['Bake']],
    ['c', ['Bake']],
  ]);
});

test('who has none in the end, or only what is taken, has none', async () => {
  const names = new Set(['taken']);
  const given = await uniqueNames(items, names, async ({ id }) =>
    id === 'a' ? null : named(id === 'b' ? 'Taken' : 'Free'),
  );
  expect([...given.keys()]).toEqual(['c']);
  expect([...names].sort()).toEqual(['free', 'taken']);
});
