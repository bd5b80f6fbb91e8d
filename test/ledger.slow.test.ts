/** The reduced form of `npm run prove -- ledger`. */
import { expect, test } from 'vitest';
import { ledgerScene } from '../prove/ledger/ledger-scene.ts';

test.each([
  ['the same to the same', false],
  ['at random', true],
])(
  'a run of calls, killed and let through, where a model answers %s',
  async (_, random) => {
    const { kills, betweenReplyAndCommit, repeats, mostUnderWay, problems } = await ledgerScene({
      calls: 300,
      kills: 4,
      random,
      seed: 1,
    });
    expect(problems).toEqual([]);
    expect([kills >= 2, betweenReplyAndCommit >= 1]).toEqual([true, true]);
    expect(repeats).toBeLessThanOrEqual(kills * mostUnderWay);
  },
  60_000,
);
