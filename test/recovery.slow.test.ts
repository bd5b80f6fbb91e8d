/** Killed and run again: the same bytes, nothing lost, no second way to the result. `npm run prove -- kills` does more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type KillScene, killedAfter, killedAt, killedOver, killScene } from '../prove/kill-scene.ts';
import { runFaultPoints } from '../src/index.ts';
import { sightline } from './support.ts';

const CACHED = 'embeddings-cached';
/** Further passes, at points that a run goes through many times. */
const further = [
  'stage-started:4',
  'stage-started:8',
  'shard-written:2',
  'shard-written:4',
  'stage-done:3',
  'stage-done:8',
];
const kept = { killed: true, problem: null };
let scene: KillScene;

beforeAll(async () => {
  scene = await killScene({ seed: 1, count: 120, embedder: 'tfidf-svd' });
});

describe('killed and run again', () => {
  const points = Object.keys(runFaultPoints).filter((point) => point !== CACHED);

  test.each([...points, ...further])('at %s', async (point) => {
    expect(await killedAt(scene, point)).toEqual(kept);
  });

  test('with vectors in the cache that no stage knows of', { timeout: 120_000 }, async () => {
    const encoded = await killScene({ seed: 1, count: 120, embedder: 'hybrid' });
    expect(await killedAt(encoded, CACHED)).toEqual(kept);
  });

  test('at three moments, one after the other', async () => {
    const moments = [0.3, 0.6, 0.9].map((part) => Math.round(part * scene.milliseconds));
    expect(await killedAfter(scene, moments)).toEqual(kept);
  });

  test.each(['release-staged', 'release-swapped'])(
    'over a finished run, at %s: its release is whole',
    async (point) => {
      expect((await killedOver(scene, point)).problem).toBe(null);
    },
  );

  test('a finished stage is not done again', async () => {
    const home = scene.home();
    await sightline(scene.words(home), home, { SIGHTLINE_FAULT: 'stage-done:4' });
    const resumed = await sightline(scene.words(home), home);
    expect(resumed.stderr.match(/ kept/gu)?.length).toBeGreaterThanOrEqual(4);
  });
});
