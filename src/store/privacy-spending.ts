/**
 * What differentially private releases have spent of every account, in one workspace: a release is charged to the accounts
 * that are in it, so inputs that overlap are charged together where they do. It outlives runs, or it would protect nobody.
 */
import { DatabaseSync } from 'node:sqlite';
import { usageError } from '../core/errors.ts';
import { type DatabaseWords, explained, inTransaction, makePrivateFile, turnOnLog, WAIT_MS } from './sqlite.ts';

export interface Spent {
  /** In ten-thousandths. */
  readonly epsilon: number;
  readonly delta: number;
}

export interface Charge extends Spent {
  /** The same query is charged once: its noise is the same. */
  readonly query: string;
  /** Each once; no ids of accounts that anybody else knows. */
  readonly accounts: readonly string[];
  /** The most that may be spent of one account in all. */
  readonly cap: Spent;
}

export interface PrivacySpending {
  /**
   * Charges a release before its noise is drawn; all or nothing. Two processes take turns.
   *
   * @returns the most that is now spent of any account in it, and whether it was paid for before
   * @throws AppError `PRIVACY_BUDGET_SPENT` where an account would be charged more than the cap
   */
  charge(charge: Charge): { readonly most: Spent; readonly isPaid: boolean };
  close(): void;
}

const words: DatabaseWords = {
  code: 'PRIVACY_SPENDING',
  name: 'ledger of privacy spending',
  ifDamaged: 'Restore it from a backup: without it nobody knows what was spent. A new workspace begins at nothing.',
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS release (query TEXT PRIMARY KEY, epsilon INTEGER NOT NULL, delta REAL NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS account (id TEXT PRIMARY KEY, epsilon INTEGER NOT NULL, delta REAL NOT NULL) STRICT, WITHOUT ROWID;
`;

/** Sums of deltas are sums of floats. */
const ROUNDING = 1 + 1e-9;

export function openPrivacySpending(path: string): PrivacySpending {
  makePrivateFile(path);
  const guarded = <Value>(work: () => Value): Value => explained(path, words, work);
  const database = guarded(() => openDatabase(path));
  return {
    charge: (charge) => guarded(() => inTransaction(database, () => chargeIn(database, charge))),
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  turnOnLog(database);
  // A charge that is forgotten after a crash would be a release that nobody paid for.
  database.exec('PRAGMA synchronous = FULL');
  database.exec(SCHEMA);
  return database;
}

function chargeIn(database: DatabaseSync, { query, accounts, epsilon, delta, cap }: Charge) {
  const find = database.prepare('SELECT epsilon, delta FROM account WHERE id = ?');
  const spentOf = (id: string): Spent => (find.get(id) as unknown as Spent | undefined) ?? { epsilon: 0, delta: 0 };
  const before = mostOf(accounts.map(spentOf));
  const isPaid = database.prepare('SELECT 1 FROM release WHERE query = ?').get(query) !== undefined;
  if (isPaid) return { most: before, isPaid };
  const most = { epsilon: before.epsilon + epsilon, delta: before.delta + delta };
  if (most.epsilon > cap.epsilon || most.delta > cap.delta * ROUNDING) throw overspent(before, { epsilon, delta }, cap);
  const add = database.prepare(
    'INSERT INTO account VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET epsilon = epsilon + excluded.epsilon, delta = delta + excluded.delta',
  );
  for (const id of accounts) add.run(id, epsilon, delta);
  database.prepare('INSERT INTO release VALUES (?, ?, ?)').run(query, epsilon, delta);
  return { most, isPaid };
}

/** Each for itself: the cap holds of both. */
function mostOf(spent: readonly Spent[]): Spent {
  return spent.reduce(
    (most, one) => ({ epsilon: Math.max(most.epsilon, one.epsilon), delta: Math.max(most.delta, one.delta) }),
    { epsilon: 0, delta: 0 },
  );
}

function overspent(before: Spent, asked: Spent, cap: Spent): Error {
  const text = ({ epsilon, delta }: Spent) => `epsilon ${epsilon / 10_000} and delta ${Number(delta.toPrecision(6))}`;
  return usageError(
    'PRIVACY_BUDGET_SPENT',
    `These conversations would be asked for more than they may give: ${text(before)} are spent of some account, ${text(asked)} are wanted, and ${text(cap)} are the most.`,
    'Make a release that was made before (the same --dp gives it again at no cost), ask for less, or raise --dp-cap, which weakens what everybody in them was promised.',
  );
}
