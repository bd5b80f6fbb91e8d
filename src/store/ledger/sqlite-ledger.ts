/** The ledger as one SQLite file in the workspace. */
import { DatabaseSync } from 'node:sqlite';
import { busy, type DatabaseWords, damaged, explained, makePrivateFile, WAIT_MS } from '../sqlite.ts';
import { createGroupCommit, type GroupCommitOptions } from './group-commit.ts';
import type {
  KeptReply,
  KnownCall,
  Ledger,
  LedgerReply,
  NewAttempt,
  NewReply,
  Spending,
  UsedPrompt,
} from './ledger.ts';
import { prepareTables } from './schema.ts';
import { sqliteBatches } from './sqlite-batches.ts';
import { insertAttempt, type Sql, statements } from './statements.ts';

export interface LedgerOptions {
  /** Milliseconds of a clock that never runs backward. */
  readonly monotonic: () => number;
  readonly fault?: GroupCommitOptions['fault'];
}

const words: DatabaseWords = {
  code: 'LEDGER',
  name: 'ledger',
  ifDamaged:
    'Restore it from a backup. Where there is none, delete it with the files beside it that end in -wal and -shm: what it held is then asked, and paid for, again.',
};

/** @throws AppError `LEDGER_NEWER`, `LEDGER_DAMAGED`, `LEDGER_BUSY` or `OUTPUT_UNWRITABLE`, here and from every call */
export function openSqliteLedger(path: string, { monotonic, fault = () => {} }: LedgerOptions): Ledger {
  makePrivateFile(path);
  const guarded = <Value>(work: () => Value): Value => explained(path, words, work);
  const database = guarded(() => openDatabase(path));
  const { write, flush } = createGroupCommit({ database, monotonic, guarded, fault });
  const sql = statements(database);
  return {
    find: async (run, key) => {
      const found = guarded(() => find(sql, run, key));
      // Nobody waits for it: where it is lost, a purge keeps less than it might.
      if (found?.noted === false) write(() => noteUse(sql, run, key)).catch(() => {});
      return found?.reply ?? null;
    },
    known: async (keys) => guarded(() => known(sql, keys)),
    asked: async (run, keys) => guarded(() => asked(sql, run, keys)),
    used: async (run) => guarded(() => used(sql, run)),
    begin: (attempt) => write(() => insertAttempt(sql, attempt, null)),
    commit: (attempt, reply) =>
      write(() => {
        const committed = commit(sql, attempt, reply);
        // It was begun in this ledger, so another file is in its place by now.
        if (committed === null) throw damaged(path, words);
        return committed;
      }),
    keep: (run, answers) => write(() => keep(sql, run, answers)),
    fail: (attempt, cost) =>
      write(() => void sql.run("UPDATE attempt SET state = ? WHERE id = ? AND state = 'open'", cost, attempt)),
    spending: async (run) => guarded(() => spending(sql, run)),
    abandonOpen: (run) =>
      write(() => {
        sql.run("UPDATE attempt SET state = 'unknown' WHERE run = ? AND state = 'open' AND batch IS NULL", run);
      }),
    batches: sqliteBatches(sql, write, guarded),
    purge: async (run) => {
      await write(() => purge(sql, run));
      guarded(() => scrub(database, path));
    },
    close: async () => {
      flush();
      database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    prepareTables(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** What is deleted stays readable in gaps of pages and in the log, until the file is written anew and the log emptied. */
function scrub(database: DatabaseSync, path: string): void {
  database.exec('VACUUM');
  const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (row?.['busy'] !== 0) throw busy(path, words);
}

/** Where the reply is there still. */
function noteUse(sql: Sql, run: string, key: string): void {
  sql.run(
    `INSERT INTO use (call, run) SELECT reply.call, ? FROM reply JOIN call ON call.id = reply.call WHERE call.key = ?
    ON CONFLICT DO NOTHING`,
    ...[run, key],
  );
}

const REPLY = 'model, prompt, reply, usage, cost, milliseconds, at, attempts';

/** `noted`: that the run uses it is known already. */
function find(sql: Sql, run: string, key: string): { reply: LedgerReply; noted: boolean } | null {
  const row = sql.get(
    `SELECT ${REPLY}, EXISTS (SELECT 1 FROM use WHERE use.call = reply.call AND use.run = ?) AS noted
    FROM call JOIN reply ON reply.call = call.id WHERE call.key = ?`,
    ...[run, key],
  ) as (LedgerReply & { noted: number }) | undefined;
  if (row === undefined) return null;
  const { noted, ...reply } = row;
  return { reply, noted: noted === 1 };
}

function known(sql: Sql, keys: readonly string[]): Map<string, KnownCall> {
  const rows = sql.all(
    `SELECT call.key, reply.usage, reply.milliseconds, reply.cost FROM json_each(?) AS wanted
    JOIN call ON call.key = wanted.value JOIN reply ON reply.call = call.id`,
    JSON.stringify(keys),
  ) as (KnownCall & { key: string })[];
  return new Map(rows.map(({ key, ...call }) => [key, call]));
}

function asked(sql: Sql, run: string, keys: readonly string[]): Set<string> {
  const rows = sql.all(
    `SELECT call.key FROM json_each(?) AS wanted JOIN call ON call.key = wanted.value
    WHERE EXISTS (SELECT 1 FROM attempt WHERE attempt.call = call.id AND attempt.run = ? AND attempt.state = 'answered')`,
    ...[JSON.stringify(keys), run],
  ) as { key: string }[];
  return new Set(rows.map(({ key }) => key));
}

function used(sql: Sql, run: string): Map<string, UsedPrompt> {
  const rows = sql.all(
    `SELECT reply.prompt, count(*) AS calls, coalesce(sum(reply.milliseconds > 0), 0) AS timed, total(reply.milliseconds) AS milliseconds
    FROM use JOIN reply ON reply.call = use.call WHERE use.run = ? GROUP BY reply.prompt ORDER BY reply.prompt`,
    run,
  ) as (UsedPrompt & { prompt: string })[];
  return new Map(rows.map(({ prompt, ...used }) => [prompt, used]));
}

const INSERT_REPLY =
  'INSERT INTO reply (call, model, prompt, reply, usage, cost, milliseconds, at, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';

function keep(sql: Sql, run: string, answers: readonly KeptReply[]): void {
  for (const { key, model, prompt, reply, usage, cost, milliseconds, at } of answers) {
    sql.run('INSERT INTO call (key) VALUES (?) ON CONFLICT DO NOTHING', key);
    const { id } = sql.get('SELECT id FROM call WHERE key = ?', key) as { id: number };
    sql.run(INSERT_REPLY, id, model, prompt, reply, usage, cost, milliseconds, at, 0);
    sql.run('INSERT INTO use (call, run) VALUES (?, ?) ON CONFLICT DO NOTHING', id, run);
  }
}

/** `call` is null where the run was purged since. */
type Begun = Pick<NewAttempt, 'run' | 'model' | 'prompt'> & { readonly call: number | null };

/** The attempt is paid for whoever was quicker; the reply that stands first is the one that counts. */
function commit(sql: Sql, id: number, made: NewReply): LedgerReply | null {
  const attempt = sql.get('SELECT run, call, model, prompt FROM attempt WHERE id = ?', id) as Begun | undefined;
  if (attempt === undefined) return null;
  const { run, call, model, prompt } = attempt;
  const { reply, usage, cost, milliseconds, at } = made;
  sql.run("UPDATE attempt SET state = 'answered', cost = ? WHERE id = ?", cost, id);
  if (call === null) return { ...made, model, prompt, attempts: 1 };
  sql.run('INSERT INTO use (call, run) VALUES (?, ?) ON CONFLICT DO NOTHING', call, run);
  const { count } = sql.get('SELECT count(*) AS count FROM attempt WHERE call = ? AND id <= ?', call, id) as {
    count: number;
  };
  sql.run(INSERT_REPLY, call, model, prompt, reply, usage, cost, milliseconds, at, count);
  return { ...(sql.get(`SELECT ${REPLY} FROM reply WHERE call = ?`, call) as LedgerReply) };
}

function spending(sql: Sql, run: string): Spending {
  const row = sql.get(
    `SELECT count(*) AS calls,
      total(CASE WHEN state = 'answered' THEN cost END) AS confirmed,
      total(CASE WHEN state IN ('open', 'unknown') OR (state = 'answered' AND cost IS NULL) THEN worst END) AS possible,
      coalesce(sum(CASE WHEN worst IS NULL THEN 1 END), 0) AS unpriced
    FROM attempt WHERE run = ?`,
    run,
  );
  return { ...(row as Spending) };
}

function purge(sql: Sql, run: string): void {
  // Nothing tells any more what the results of its batches belong to.
  sql.run("UPDATE batch SET open = 0, label = '', reference = NULL WHERE run = ?", run);
  sql.run("UPDATE attempt SET state = 'unknown' WHERE run = ? AND state = 'open' AND batch IS NOT NULL", run);
  // What was paid stays known; what it was paid for does not.
  sql.run('UPDATE attempt SET call = NULL WHERE run = ?', run);
  sql.run('DELETE FROM use WHERE run = ?', run);
  // Whoever committed a reply uses it, so one that nobody uses was of this run alone.
  sql.run('DELETE FROM reply WHERE call NOT IN (SELECT call FROM use)');
  sql.run(
    `DELETE FROM call WHERE id NOT IN (SELECT call FROM reply)
      AND id NOT IN (SELECT call FROM attempt WHERE call IS NOT NULL)`,
  );
}
