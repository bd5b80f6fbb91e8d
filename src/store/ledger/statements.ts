/** Statements on the tables of the ledger. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { NewAttempt } from './ledger.ts';

export type Sql = ReturnType<typeof statements>;

/** Each statement is prepared once. */
export function statements(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  return {
    run: (text: string, ...values: SQLInputValue[]): number => Number(prepare(text).run(...values).lastInsertRowid),
    get: (text: string, ...values: SQLInputValue[]): unknown => prepare(text).get(...values),
    all: (text: string, ...values: SQLInputValue[]): unknown[] => prepare(text).all(...values),
  };
}

/** Its id. */
export function insertAttempt(sql: Sql, attempt: NewAttempt, batch: number | null): number {
  const { run, key, model, prompt, worstCost } = attempt;
  sql.run('INSERT INTO call (key) VALUES (?) ON CONFLICT DO NOTHING', key);
  return sql.run(
    `INSERT INTO attempt (run, call, model, prompt, batch, worst, state)
    VALUES (?, (SELECT id FROM call WHERE key = ?), ?, ?, ?, ?, 'open')`,
    ...[run, key, model, prompt, batch, worstCost],
  );
}
