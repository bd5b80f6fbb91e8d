import { expect, test } from 'vitest';
import { noPause } from '../../core/pause.ts';
import { presets } from '../../privacy/thresholds.ts';
import type { StageContext } from '../../runner/stage.ts';
import type { InsightsEnvironment, PartitionEmbedding } from '../environment.ts';
import { embeddingsStage } from './embeddings-stage.ts';

/** Warnings of a stage that embeds so many texts, by whatever reads them or not. */
async function warningsOf(texts: number, { readsEveryText }: Pick<PartitionEmbedding, 'readsEveryText'>) {
  const warnings: string[] = [];
  const rows = Array.from({ length: texts }, () => ({ request: 'private', language: 'en' }));
  const open = async () => ({
    ...{ id: 'model', dimensions: 1, maxTextsPerCall: 10_000, maxCallsAtOnce: 1 },
    embed: async (some: readonly string[]) => new Float32Array(some.length).fill(1),
  });
  const context = {
    environment: { embedding: { readsEveryText, languages: ['en'], open }, thresholds: presets.internal },
    store: { readRecords: () => rows, writeRecords: () => ({}), writeVectors: () => ({}) },
    input: () => ({ shards: () => [{}] }),
    log: { warn: (message: string) => warnings.push(message) },
    ...{ signal: new AbortController().signal, pause: noPause, progress: () => {}, fault: () => {} },
  } as unknown as StageContext<InsightsEnvironment>;
  await embeddingsStage.run(context);
  return warnings;
}

test('an encoder that reads tens of thousands of texts is told of, with what takes less', async () => {
  const [warning, ...others] = await warningsOf(50_000, { readsEveryText: true });
  expect(warning).toMatch(/50,000 texts[\s\S]*--embedder vocabulary/u);
  expect(warning).not.toContain('private');
  expect(others).toEqual([]);
  expect(await warningsOf(49_999, { readsEveryText: true })).toEqual([]);
  expect(await warningsOf(50_000, { readsEveryText: false })).toEqual([]);
});
