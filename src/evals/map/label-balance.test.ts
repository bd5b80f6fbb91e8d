import { describe, expect, test } from 'vitest';
import { answersOf, clusterBalances, setBalance } from './label-balance.ts';

const items = (...answers: readonly (string | readonly string[])[]) =>
  answers.map((answer) => ({ matching: [answer].flat() }));
/** `yes` places of 0, then `no` of 1. */
const labels = (yes: number, no: number): number[] => [...new Array(yes).fill(0), ...new Array(no).fill(1)];
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

describe('answersOf', () => {
  test('yes comes first, else the alphabet; space around an answer does not count', () => {
    expect(answersOf(items(' No', ' Yes', ' No'))).toEqual({ answers: ['Yes', 'No'], ofItems: [1, 0, 1] });
    expect(answersOf(items(' (B)', ' (A)')).answers).toEqual(['(A)', '(B)']);
  });

  test('an item with no matching answer or several has none', () => {
    expect(answersOf([...items([' (A)', ' (B)'], ' (A)'), { matching: [] }]).ofItems).toEqual([null, 0, null]);
  });
});

describe('setBalance', () => {
  test('one half is even, and what is surely not is not', () => {
    expect(setBalance(labels(50, 50))).toMatchObject({ share: 0.5, items: 100, isEven: true });
    expect(setBalance(labels(80, 20))).toMatchObject({ share: 0.8, isEven: false });
    expect(setBalance([null])).toBeNull();
  });
});

describe('clusterBalances', () => {
  const ofItems = [...labels(45, 5), ...labels(5, 45), ...labels(25, 25)];

  test('a cluster that leans is told from one that does not', () => {
    const balances = clusterBalances({ ofItems }, [range(0, 50), range(50, 100), range(100, 150)]);
    expect(balances.map((balance) => balance?.isUneven)).toEqual([true, true, false]);
    expect(balances[0]).toMatchObject({ matching: 45, items: 50, share: 0.9 });
    expect(balances[2]?.q).toBeGreaterThan(0.05);
  });

  test('few items are no finding', () => {
    const balances = clusterBalances({ ofItems: labels(20, 20) }, [range(0, 3), range(3, 40)]);
    expect(balances.map((balance) => balance?.isUneven)).toEqual([false, false]);
  });

  test('items without an answer count for none', () => {
    const [first, second] = clusterBalances({ ofItems: [0, 1, null, null] }, [[0, 1, 2], [3]]);
    expect(first?.items).toBe(2);
    expect(second).toBeNull();
    expect(clusterBalances({ ofItems: [null, null] }, [[0], [1]])).toEqual([null, null]);
  });
});
