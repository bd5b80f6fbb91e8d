/**
 * Many writes, one transaction: a commit waits for the disk, so what comes while it waits is written together by the
 * next one (group commit; DeWitt et al. 1984).
 */
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../sqlite.ts';

export interface GroupCommit {
  /** Resolves after the commit that holds it. @throws what the transaction threw: then nothing of the group is written */
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

/** Commits hold up the thread: they take at most a tenth of its time, unless so many writes wait. */
const PAUSE = 9;
const SHORTEST_PAUSE = 1;
const LONGEST_PAUSE = 25;
const LARGE_GROUP = 512;

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommit({ database, monotonic, guarded, fault }: GroupCommitOptions): GroupCommit {
  let waiting: Waiting[] = [];
  let notBefore = 0;
  let scheduled = false;

  const flush = (): void => {
    scheduled = false;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const began = monotonic();
    settle(group, () =>
      guarded(() =>
        inTransaction(database, () => {
          const values = group.map(({ work }) => work());
          fault('ledger-before-commit');
          return values;
        }),
      ),
    );
    const took = monotonic() - began;
    notBefore = monotonic() + Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, PAUSE * took));
    fault('ledger-after-commit');
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
        waiting.push({ work, resolve, reject });
        schedule();
      }),
  };
}

function settle(group: readonly Waiting[], write: () => readonly unknown[]): void {
  try {
    const values = write();
    group.forEach(({ resolve }, position) => {
      resolve(values[position] as never);
    });
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}
