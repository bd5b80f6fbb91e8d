/** Batches in the ledger. */
import type { BatchLedger, OpenBatch } from './ledger.ts';
import { insertAttempt, type Sql } from './statements.ts';

export function sqliteBatches(
  sql: Sql,
  write: <Value>(work: () => Value) => Promise<Value>,
  guarded: <Value>(work: () => Value) => Value,
): BatchLedger {
  const callsOf = (batch: number): OpenBatch['calls'] =>
    sql
      .all(
        `SELECT attempt.id AS attempt, call.key AS key, worst AS worstCost FROM attempt
        JOIN call ON call.id = attempt.call WHERE batch = ? AND state = 'open' ORDER BY attempt.id`,
        batch,
      )
      .map((row) => ({ ...(row as OpenBatch['calls'][number]) }));
  return {
    begin: ({ run, model, place, label, calls, at }) =>
      write(() => {
        const id = sql.run(
          'INSERT INTO batch (run, model, place, label, at, open) VALUES (?, ?, ?, ?, ?, 1)',
          ...[run, model, place, label, at],
        );
        for (const call of calls) insertAttempt(sql, { run, model, ...call }, id);
        return { id, model, place, label, reference: null, at, calls: callsOf(id) };
      }),
    submitted: (batch, reference) =>
      write(() => void sql.run('UPDATE batch SET reference = ? WHERE id = ?', reference, batch)),
    open: async (run) =>
      guarded(() =>
        sql
          .all('SELECT id, model, place, label, reference, at FROM batch WHERE run = ? AND open = 1 ORDER BY id', run)
          .map((row) => ({ ...(row as Omit<OpenBatch, 'calls'>), calls: callsOf((row as OpenBatch).id) })),
      ),
    close: (batch, rest) =>
      write(() => {
        sql.run('UPDATE batch SET open = 0 WHERE id = ?', batch);
        sql.run("UPDATE attempt SET state = ? WHERE batch = ? AND state = 'open'", rest, batch);
      }),
  };
}
