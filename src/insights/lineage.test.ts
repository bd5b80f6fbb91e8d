import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarlierCluster, type Lineage, lineageOf, remaining } from './lineage.ts';

/** Clusters as words of letters, each letter a conversation. */
function told(earlier: Record<string, string>, found: readonly string[], least = 1): string[] {
  const letters = [...new Set(found.join(''))].sort();
  const lineages = lineageOf({
    earlier: remaining(
      Object.entries(earlier).map(([id, members]) => ({ id, conversations: [...members] })),
      letters,
    ),
    found: found.map((members) => [...members].map((letter) => letters.indexOf(letter))),
    isEnough: (rows) => rows.length >= least,
  });
  return lineages.map(({ kind, from }) => [kind, ...from.map(({ id }) => id)].join(' '));
}

describe('lineageOf', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['the same again', { x: 'abcd', y: 'efgh' }, ['abcd', 'efgh'], ['continues x', 'continues y']],
    ['whatever is new in it', { x: 'abcd' }, ['abcdEFGHIJ'], ['continues x']],
    ['whatever is no longer there of it', { x: 'abcdABCDEFGH' }, ['abcd'], ['continues x']],
    ['half of it is enough', { x: 'abcd' }, ['ab', 'c', 'd'], ['continues x', 'split x', 'split x']],
    ['two halves: the one that was found first', { x: 'abcd' }, ['cd', 'ab'], ['continues x', 'split x']],
    ['into three, none of them a half', { x: 'abcdefgh' }, ['abc', 'def', 'gh'], ['split x', 'split x', 'split x']],
    ['a piece below a quarter', { x: 'abcdefghij' }, ['abcdefgh', 'ijK'], ['continues x', 'born']],
    [
      'a quarter that is little of where it is',
      { x: 'abcd', y: 'efghij' },
      ['abc', 'defghij'],
      ['continues x', 'continues y'],
    ],
    ['two alike into one', { x: 'abcd', y: 'efgh' }, ['abcdefgh'], ['merged x y']],
    ['a small one into a large one', { x: 'ab', y: 'efgh' }, ['abefgh'], ['continues y x']],
    ['a part of everything', { x: 'abc', y: 'def', z: 'ghi' }, ['adg', 'beh', 'cfi'], ['born', 'born', 'born']],
    ['nothing of it is there any more', { x: 'abcd' }, ['EFGH'], ['born']],
    ['no earlier cluster at all', {}, ['abcd'], ['born']],
  ])('%s', (_, earlier, found, expected) => {
    expect(told(earlier, found)).toEqual(expected);
  });

  it('says nothing upon fewer than are enough', () => {
    const rows = { x: 'abcdeXYZ', y: 'fg' };
    expect(told(rows, ['abcde', 'fg'], 3)).toEqual(['continues x', 'born']);
    expect(told(rows, ['abcdefg'], 3)).toEqual(['continues x']);
  });

  it('lists the rows that both have', () => {
    const [{ from } = { from: [] }] = lineageOf({
      earlier: remaining([{ id: 'x', conversations: ['q', 'gone', 'p'] }], ['p', 'new', 'q']),
      found: [[0, 1, 2]],
      isEnough: () => true,
    });
    expect(from).toEqual([{ id: 'x', rows: [0, 2] }]);
  });

  it('puts each earlier cluster into one at most, and half of what is left of it is there', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 80 }), checkPairs));
  });
});

/** @param pairs of each conversation its earlier and its present cluster; an earlier one of 0 is none, a present one of 0 not there */
function checkPairs(pairs: readonly (readonly [number, number])[]): void {
  const conversations = [...pairs.keys()].map(String);
  const grouped = (side: 0 | 1): number[][] => {
    const groups = Map.groupBy(pairs.keys(), (row) => pairs[row]?.[side] as number);
    return [...groups].flatMap(([group, rows]) => (group === 0 ? [] : [rows]));
  };
  const found = grouped(1);
  const earlier = grouped(0).map(
    (rows, index): EarlierCluster => ({ id: `e${index}`, conversations: rows.map(String) }),
  );
  const lineages: Lineage[] = lineageOf({ earlier: remaining(earlier, conversations), found, isEnough: () => true });
  const there = new Set(found.flat());
  const gone: string[] = [];
  lineages.forEach(({ kind, from }, cluster) => {
    for (const { id, rows } of from) {
      const members = earlier.find((one) => one.id === id)?.conversations ?? [];
      const present = members.filter((member) => there.has(Number(member)));
      expect(rows.map(String)).toEqual(present.filter((member) => found[cluster]?.includes(Number(member))));
      expect(rows.length / present.length).toBeGreaterThanOrEqual(kind === 'split' ? 0.25 : 0.5);
      if (kind !== 'split') gone.push(id);
    }
  });
  expect(new Set(gone).size).toBe(gone.length);
}
