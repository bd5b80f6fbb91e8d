import { describe, expect, it } from 'vitest';
import { idsFor } from './tell-apart.ts';

describe('idsFor', () => {
  const known = new Map([
    ['a', 'ada'],
    ['b', 'ben'],
    ['b~2', 'cas'],
    ['c-2', 'cas'],
    ['n', undefined],
  ]);

  it.each([
    ['one that is new', 'c', 'ada', 'c'],
    ['one that is there', 'a', 'ada', null],
    ['one that is there, of no account', 'n', undefined, null],
    ['of another account', 'a', 'ben', 'a~2'],
    ['of an account that has a number already', 'b', 'cas', null],
    ['of an account with another id that only looks like a number', 'c', 'cas', 'c'],
    ['that has a number here and none there', 'a~2', 'ada', null],
    ['that has a number here and is new', 'c~2', 'ada', 'c~2'],
    ['of a third account', 'b', 'ada', 'b~3'],
  ])('%s', (_, id, account, expected) => {
    expect(idsFor([{ id, account }], known)).toEqual([expected]);
  });

  it('gives no id twice', () => {
    const read = ['x', 'y', 'z'].map((account) => ({ id: 'a', account }));
    expect(idsFor([...read, { id: 'a~3', account: 'q' }], known)).toEqual(['a~2', 'a~4', 'a~5', 'a~3']);
  });
});
