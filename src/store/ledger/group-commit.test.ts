import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate'] }));
afterEach(() => vi.useRealTimers());

/** A group commit over a disk that takes `sync` milliseconds, at a time that only the disk and `pass` move on. */
function opened(sync: number) {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE number (value INTEGER PRIMARY KEY)');
  const insert = database.prepare('INSERT INTO number (value) VALUES (?)');
  const passed: string[] = [];
  let now = 0;
  let syncing = false;
  const fault = (point: string): void => {
    passed.push(point);
    syncing = point === 'ledger-before-commit';
  };
  const monotonic = (): number => {
    const moment = now;
    if (syncing) now += sync;
    return moment;
  };
  const { write } = createGroupCommit({ database, monotonic, guarded: (work) => work(), fault });
  return {
    add: (value: number) => write(() => insert.run(value).changes),
    addAll: (from: number, count: number) =>
      Promise.all(Array.from({ length: count }, (_, index) => write(() => insert.run(from + index).changes))),
    commits: () => passed.filter((point) => point === 'ledger-after-commit').length,
    written: () => database.prepare('SELECT count(*) AS count FROM number').get()?.['count'],
    pass: async (milliseconds: number): Promise<void> => {
      now += milliseconds;
      await vi.advanceTimersByTimeAsync(milliseconds);
    },
  };
}

test('what comes while nothing is written waits for nothing, and what comes together is one transaction', async () => {
  const { addAll, commits, pass } = opened(2);
  const all = addAll(0, 100);
  expect(commits()).toBe(0);
  await pass(0);
  await all;
  expect(commits()).toBe(1);
});

test.each([
  [2, 18],
  [0, 1],
  [40, 25],
])('after a sync of %i ms the next waits %i ms', async (sync, pause) => {
  const { add, commits, pass } = opened(sync);
  void add(1);
  await pass(0);
  void add(2);
  await pass(pause - 0.5);
  expect(commits()).toBe(1);
  await pass(1);
  expect(commits()).toBe(2);
});

test('512 that wait do not wait any longer', async () => {
  const { add, addAll, commits, pass } = opened(2);
  void add(-1);
  await pass(0);
  void addAll(0, 511);
  await pass(1);
  expect(commits()).toBe(1);
  void add(511);
  await pass(0);
  expect(commits()).toBe(2);
});

test('one that cannot be written is refused, and takes no other with it', async () => {
  const { add, written, pass } = opened(0);
  const all = Promise.allSettled([add(1), add(1), add(2)]);
  await pass(0);
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(written()).toBe(2);
});
