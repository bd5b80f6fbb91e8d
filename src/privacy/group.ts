/** Groups of conversations, weighed by how many there are and by the different accounts behind them. */
import type { Support } from './thresholds.ts';

/** Accounts are numbered from 0; a conversation without one counts as a conversation and as no account. */
export interface Group {
  readonly conversations: number;
  readonly accounts: ReadonlySet<number>;
}

/** Stands for "no account" in a list of account numbers. */
export const NO_ACCOUNT = -1;

/** Account names as numbers in the order of their first appearance, `NO_ACCOUNT` for none. */
export function numberAccounts(accounts: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(accounts, (account) => {
    if (account === null) return NO_ACCOUNT;
    const known = numbers.get(account) ?? numbers.size;
    numbers.set(account, known);
    return known;
  });
}

/** By row: the account it belongs to; a row without an account is one of its own. */
export function samplingUnits(accounts: Int32Array): Int32Array {
  let units = accounts.reduce((most, account) => Math.max(most, account), NO_ACCOUNT) + 1;
  return accounts.map((account) => (account === NO_ACCOUNT ? units++ : account));
}

export function groupOf(rows: Iterable<number>, accounts: Int32Array): Group {
  const seen = new Set<number>();
  let conversations = 0;
  for (const row of rows) {
    conversations++;
    const account = accounts[row] as number;
    if (account !== NO_ACCOUNT) seen.add(account);
  }
  return { conversations, accounts: seen };
}

/** The union of groups that share no conversation; they may share accounts. */
export function unionOf(groups: Iterable<Group>): Group {
  const accounts = new Set<number>();
  let conversations = 0;
  for (const group of groups) {
    conversations += group.conversations;
    for (const account of group.accounts) accounts.add(account);
  }
  return { conversations, accounts };
}

export function supportOf(group: Group): Support {
  return { conversations: group.conversations, accounts: group.accounts.size };
}
