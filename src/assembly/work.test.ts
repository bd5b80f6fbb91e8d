import { expect, test } from 'vitest';
import { completeSettings } from '../config/index.ts';
import { servicesOf } from './work.ts';

test.each([
  [false, 2],
  [true, 30],
])('with batches %s, %i of 30 shards are worked on at once', async (batch, expected) => {
  const { engine, signal } = servicesOf({ workingFolder: '.' }, { ...completeSettings({}), batch, threads: 2 });
  let underWay = 0;
  let most = 0;
  const shard = { path: '', rows: 1, bytes: 1, sha256: '' };
  await engine.runEach(
    Array.from({ length: 30 }, () => shard),
    async () => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
    },
    signal,
  );
  expect(most).toBe(expected);
});
