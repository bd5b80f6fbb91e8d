/** Stability from the command line to the release: measured unless it is turned off, and nothing else depends on it. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRelease, type ReleaseData } from '../src/index.ts';
import { conversations, folder, sightline, writeRows } from './support.ts';

type Clusters = ReleaseData['clusters']['clusters'];

async function clustersOf(...more: string[]): Promise<{ clusters: Clusters; stdout: string }> {
  const home = folder();
  const rows = writeRows(join(home, 'rows.jsonl'), conversations(240));
  const words = ['insights', 'run', rows, '--privacy', 'local', '--embedder', 'tfidf-svd', '--out', 'out', '--quiet'];
  const { code, stdout } = await sightline([...words, ...more], home);
  expect(code).toBe(0);
  const verified = await sightline(['verify', 'out'], home);
  expect(verified.code).toBe(0);
  return { clusters: openRelease(join(home, 'out', 'public')).clusters.clusters, stdout };
}

test('each base cluster says how surely it is found again', async () => {
  const { clusters, stdout } = await clustersOf();
  const bases = clusters.filter(({ level }) => level === 0);
  expect(bases.length).toBeGreaterThan(3);
  for (const { stability = -1 } of bases) {
    expect(stability).toBeGreaterThan(0);
    expect(stability).toBeLessThanOrEqual(1);
  }
  expect(clusters.filter(({ level, stability }) => level > 0 && stability !== undefined)).toEqual([]);
  expect(stdout).toContain('have a stability of');
});

test('without it the clusters are the same and say nothing of it', async () => {
  const [measured, not] = await Promise.all([clustersOf(), clustersOf('--stability', '0')]);
  const without = measured.clusters.map(({ stability: _, ...cluster }) => cluster);
  expect(not.clusters).toEqual(without);
  expect(not.stdout).not.toContain('stability');
});
