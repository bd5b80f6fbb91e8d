/**
 * Many writes, one transaction: a commit waits for the disk, so what comes while it waits is written together by the
 * next one (group commit; DeWitt et al. 1984).
 */
import type { DatabaseSync } from 'node:sqlite';
import { concernsAll, inTransaction } from '../sqlite.ts';

export interface GroupCommit {
  /**
   * Resolves after the commit that holds it.
   *
   * @throws what `work` threw, which then wrote nothing and takes no other write with it; or what the commit threw: then
   * nothing of the group is written
   */
  write<Value>(work: () => Value): Promise<Value>;
  /** Writes what waits, now. */
  flush(): void;
}

export interface GroupCommitOptions {
  readonly database: DatabaseSync;
  /** Milliseconds of a clock that never runs backward. */
  readonly monotonic: () => number;
  /** Makes an error of SQLite one that says what to do. */
  readonly guarded: <Value>(work: () => Value) => Value;
  readonly fault: (point: 'ledger-before-commit' | 'ledger-after-commit') => void;
}

/** A thread that waits for the disk stands still: at most a tenth of its time, unless so many writes wait. */
const PAUSE = 9;
const SHORTEST_PAUSE = 1;
const LONGEST_PAUSE = 25;
const LARGE_GROUP = 512;

interface Waiting {
  /** Writes, and returns what tells whoever waits that it is durable. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommit({ database, monotonic, guarded, fault }: GroupCommitOptions): GroupCommit {
  let waiting: Waiting[] = [];
  let notBefore = 0;
  let scheduled = false;

  /** Milliseconds for which the disk was waited for. */
  const commit = (group: readonly Waiting[]): number => {
    let began = monotonic();
    const transaction = (runs: readonly (() => () => void)[]): (() => void)[] =>
      inTransaction(database, () => {
        const settle = runs.map((run) => run());
        fault('ledger-before-commit');
        began = monotonic();
        return settle;
      });
    const settle = guarded(() => together(database, group, transaction));
    const blocked = monotonic() - began;
    fault('ledger-after-commit');
    for (const resolve of settle) resolve();
    return blocked;
  };
  const flush = (): void => {
    scheduled = false;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    let blocked = LONGEST_PAUSE;
    try {
      blocked = commit(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    notBefore = monotonic() + Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, PAUSE * blocked));
  };
  // A flush that was scheduled and finds nothing left, or comes early, does no harm: none is ever cancelled.
  const schedule = (): void => {
    if (waiting.length === LARGE_GROUP) setImmediate(flush);
    if (scheduled) return;
    scheduled = true;
    const wait = notBefore - monotonic();
    if (wait > 0) setTimeout(flush, wait);
    else setImmediate(flush);
  };
  return {
    flush,
    write: (work) =>
      new Promise((resolve, reject) => {
        const run = (): (() => void) => {
          const value = work();
          return () => resolve(value);
        };
        waiting.push({ run, reject });
        schedule();
      }),
  };
}

type Transaction = (runs: readonly Waiting['run'][]) => (() => void)[];

function together(database: DatabaseSync, group: readonly Waiting[], transaction: Transaction): (() => void)[] {
  try {
    return transaction(group.map(({ run }) => run));
  } catch (error) {
    if (concernsAll(error)) throw error;
  }
  // One of them is at fault. Slower, but each can be taken back by itself.
  return transaction(group.map((one) => () => alone(database, one)));
}

function alone(database: DatabaseSync, { run, reject }: Waiting): () => void {
  database.exec('SAVEPOINT one');
  try {
    const settle = run();
    database.exec('RELEASE SAVEPOINT one');
    return settle;
  } catch (error) {
    if (concernsAll(error)) throw error;
    database.exec('ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one');
    return () => reject(error);
  }
}
