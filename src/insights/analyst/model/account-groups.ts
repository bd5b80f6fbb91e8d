/** The accounts of a cluster in disjoint groups: what one account says reaches the list of one group, and no other. */
import { keyedHash } from '../../../core/hash.ts';
import type { NamingTask } from '../analyst.ts';

/** Always as many, however few accounts there are: else one that leaves would change every group. Some may be empty. */
export const GROUPS = 20;
/** Accounts of a group that are heard; with 20 groups the hundred summaries of the paper (appendix G.5). */
export const HEARD_IN_A_GROUP = 8;

export type GroupingTask = Pick<NamingTask, 'rows' | 'counting'>;

/**
 * One row for each account that is heard, by group; empty groups are left out. Which group an account is in, how soon it is
 * heard there and by which of its rows follow from the secret and its own ids alone: nobody can choose them, and nobody
 * else's coming or going moves them between groups.
 *
 * @param members positions in the rows
 */
export function accountGroups(members: readonly number[], task: GroupingTask, secret: Uint8Array): number[][] {
  const groups = new Map<number, Heard[]>();
  for (const [account, rows] of rowsByAccount(members, task)) {
    const group = Number.parseInt(keyedHash(secret, `group ${account}`).slice(0, 12), 16) % GROUPS;
    const row = firstOf(rows, (position) => keyedHash(secret, `row ${task.rows[position]?.conversation}`));
    const heard = { row, priority: keyedHash(secret, `priority ${account}`) };
    groups.set(group, [...(groups.get(group) ?? []), heard]);
  }
  return [...groups.keys()]
    .sort((left, right) => left - right)
    .map((group) => heardIn(groups.get(group) ?? []).map(({ row }) => row));
}

interface Heard {
  readonly row: number;
  readonly priority: string;
}

function heardIn(group: readonly Heard[]): Heard[] {
  return group.toSorted((left, right) => (left.priority < right.priority ? -1 : 1)).slice(0, HEARD_IN_A_GROUP);
}

/** One row an account, in the order of the secret: a sample of at most `most`, for a single call. */
export function sampleOfAccounts(
  members: readonly number[],
  task: GroupingTask,
  secret: Uint8Array,
  most: number,
): number[] {
  return [...rowsByAccount(members, task)]
    .map(([account, rows]) => ({
      row: firstOf(rows, (position) => keyedHash(secret, `row ${task.rows[position]?.conversation}`)),
      priority: keyedHash(secret, `priority ${account}`),
    }))
    .sort((left, right) => (left.priority < right.priority ? -1 : 1))
    .slice(0, most)
    .map(({ row }) => row);
}

/** Rows that say something, by account; where conversations alone are counted, each is one. Who has no account is not heard. */
function rowsByAccount(members: readonly number[], { rows, counting }: GroupingTask): Map<string, number[]> {
  const byAccount = new Map<string, number[]>();
  for (const position of members) {
    const row = rows[position];
    const account = counting === 'conversations' ? row?.conversation : row?.account;
    if (row === undefined || row.request === '' || account === null || account === undefined) continue;
    byAccount.set(account, [...(byAccount.get(account) ?? []), position]);
  }
  return byAccount;
}

function firstOf(rows: readonly number[], key: (row: number) => string): number {
  return rows.reduce((first, row) => (key(row) < key(first) ? row : first));
}
