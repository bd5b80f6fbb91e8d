/** A judge that lets nothing pass, or one label alone. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import type { StageContext } from '../../runner/stage.ts';
import { openShardStore } from '../../store/shards.ts';
import { testAsking } from '../../testing/evals/test-asking.ts';
import { testCaller } from '../../testing/test-caller.ts';
import { validBehavior } from '../behaviors/read-behavior.ts';
import type { WritingEnvironment } from '../environment.ts';
import { writeCandidates } from './candidates.ts';
import { openKind } from './kinds.ts';
import { selectionStage } from './selection-stage.ts';

const amounts = { perLabel: 10, surplus: 1, isPreview: false };
const embedding: WritingEnvironment['embedding'] = {
  name: 'test',
  sameAbove: null,
  embed: async (texts) => {
    if (texts.length === 0) throw new Error('There is nothing to embed.');
    return { vectors: new Float32Array(2 * texts.length).fill(Math.SQRT1_2), dimensions: 2 };
  },
};

/** @param says the answer to every question about a label */
async function selected(says: 'Yes' | 'none'): Promise<unknown> {
  const behavior = validBehavior({ name: 'test', description: 'is for it', topics: ['one', 'two'] }, 'the test');
  const kind = await openKind(behavior, await testAsking(await testCaller()));
  const probability = async ([first]: readonly { readonly labels: readonly string[]; readonly wanted: number }[]) =>
    says === 'none' ? null : Number(first?.labels[first.wanted] === says);
  const discriminator = { how: 'votes', callsFor: () => 1, probability } as const;
  const round = { kind, discriminator, name: 'test', onProgress: () => {} };
  const { candidates, dropped } = await writeCandidates(round, amounts, embedding, 0);
  const store = openShardStore(mkdtempSync(join(tmpdir(), 'sightline-selection-')));
  const shards: Readonly<Record<string, readonly unknown[]>> = { cells: kind.cells, candidates, dropped };
  const input = () => ({ shards: (name: string) => [store.writeRecords('candidates', shards[name] ?? [])] });
  const environment = { amounts, seed: 0, embedding };
  const context = { environment, store, input, random: createRandom(0) };
  return selectionStage.run(context as unknown as StageContext<WritingEnvironment>);
}

describe('there is no set', () => {
  test.each([
    ['none', 'no answer'],
    ['Yes', 'another label'],
  ] as const)('where the judge says %s, and the reason is told without a word of an item', async (says, reason) => {
    await expect(selected(says)).rejects.toMatchObject({
      code: 'NOTHING_KEPT',
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`dropped: (?:\\d+ [a-z ]+, )*\\d+ ${reason}`, 'u')),
    });
  });
});
