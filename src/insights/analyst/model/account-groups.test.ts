import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountGroups, GROUPS, type GroupingTask, HEARD_IN_A_GROUP, sampleOfAccounts } from './account-groups.ts';

const secret = new Uint8Array(32).fill(5);

/** Rows of accounts, each with as many conversations as it says. */
function rowsOf(conversations: readonly number[]): GroupingTask['rows'] {
  return conversations.flatMap((count, account) =>
    Array.from({ length: count }, (_, index) => ({
      conversation: `c${account}-${index}`,
      account: `a${account}`,
      request: 'To bake.',
    })),
  );
}

const accounts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 250 });
const all = (rows: GroupingTask['rows']): number[] => [...rows.keys()];

test('every account is heard at most once, in groups that are no larger than they may be', () => {
  fc.assert(
    fc.property(accounts, (counts) => {
      const rows = rowsOf(counts);
      const groups = accountGroups(all(rows), { rows, counting: 'accounts' }, secret);
      const heard = groups.flat().map((row) => rows[row]?.account);
      expect(new Set(heard).size).toBe(heard.length);
      expect(groups.length).toBeLessThanOrEqual(GROUPS);
      for (const group of groups) expect(group.length).toBeLessThanOrEqual(HEARD_IN_A_GROUP);
      if (counts.length <= HEARD_IN_A_GROUP) expect(heard.length).toBe(counts.length);
    }),
    { numRuns: 50 },
  );
});

test('an account that leaves changes the group that it was in, and no other', () => {
  const rows = rowsOf(Array.from({ length: 120 }, (_, account) => 1 + (account % 3)));
  const said = (members: readonly number[]): string[] =>
    accountGroups(members, { rows, counting: 'accounts' }, secret).map((group) =>
      group.map((row) => rows[row]?.conversation).join(' '),
    );
  const before = said(all(rows));
  for (let account = 0; account < 120; account++) {
    const after = said(all(rows).filter((row) => rows[row]?.account !== `a${account}`));
    expect(before.filter((group) => !after.includes(group)).length).toBeLessThanOrEqual(1);
    expect(after.filter((group) => !before.includes(group)).length).toBeLessThanOrEqual(1);
  }
});

test('a heavy account is heard by one conversation; one without an account or a request is not heard', () => {
  const rows = [
    ...rowsOf([50, 1]),
    { conversation: 'n', account: null, request: 'To bake.' },
    { conversation: 'e', account: 'e', request: '' },
  ];
  const heard = accountGroups(all(rows), { rows, counting: 'accounts' }, secret).flat();
  expect(heard.map((row) => rows[row]?.account).sort()).toEqual(['a0', 'a1']);
  expect(accountGroups(all(rows), { rows, counting: 'conversations' }, secret).flat().length).toBe(52);
});

test('who is heard together follows from the secret', () => {
  const rows = rowsOf(Array.from({ length: 60 }, () => 1));
  const task: GroupingTask = { rows, counting: 'accounts' };
  const other = new Uint8Array(32).fill(6);
  expect(accountGroups(all(rows), task, secret)).toEqual(accountGroups(all(rows).toReversed(), task, secret));
  expect(accountGroups(all(rows), task, secret)).not.toEqual(accountGroups(all(rows), task, other));
  expect(sampleOfAccounts(all(rows), task, secret, 10)).not.toEqual(sampleOfAccounts(all(rows), task, other, 10));
  expect(new Set(sampleOfAccounts(all(rows), task, secret, 10)).size).toBe(10);
});
