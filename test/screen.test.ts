/** `--screen`: a run over what a model says yes to. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunEstimate } from '../src/index.ts';
import { bytesOf, conversations, folder, sightline, writeRows } from './support.ts';

const CONVERSATIONS = 400;
const QUESTION = 'Is it about bread, dough or an oven?';
const home = folder();
const words = (out: string, more: readonly string[] = []): string[] => [
  ...['insights', 'run', 'rows.jsonl', '--screen', QUESTION, '--privacy', 'local', '--embedder', 'tfidf-svd'],
  ...['--stability', '0', '--out', out, ...more],
];
const model = ['--model', 'scripted:plain'];
const countsOf = (out: string): Record<string, number> => {
  const { stages } = JSON.parse(readFileSync(join(home, out, 'private', 'manifest.json'), 'utf8')) as {
    stages: { name: string; counts: Record<string, number> }[];
  };
  return stages.find(({ name }) => name === 'facets')?.counts ?? {};
};
const total = (out: string): number =>
  JSON.parse(readFileSync(join(home, out, 'public', 'clusters.json'), 'utf8')).total.conversations;

// One workspace for all runs: its secret decides who is heard together.
mkdirSync(join(home, '.sightline'));
beforeAll(() => void writeRows(join(home, 'rows.jsonl'), conversations(CONVERSATIONS, 3)));

describe('a run with a screener', () => {
  test('takes what the model says yes to, counts the rest, and tells so', async () => {
    const run = await sightline(words('out', model), home);
    expect([run.code, run.stderr]).toEqual([0, expect.stringMatching(/facets .*kept of 400 by the screener/u)]);
    const counts = countsOf('out');
    const kept = counts['screen.yes'] ?? 0;
    expect(kept).toBeGreaterThan(50);
    expect(kept).toBeLessThan(CONVERSATIONS / 2);
    expect(kept + (counts['screen.no'] ?? 0) + (counts['screen.cannot tell'] ?? 0)).toBe(CONVERSATIONS);
    expect([counts['conversations'], counts['answered'], total('out')]).toEqual([kept, kept, kept]);
    expect(run.stdout).toContain('kept of 400 by the screener; shares are of them.');
    const { limits } = JSON.parse(readFileSync(join(home, 'out', 'public', 'manifest.json'), 'utf8'));
    expect(limits[0]).toContain(QUESTION);
    // How many were left out is nobody's business.
    for (const bytes of Object.values(bytesOf(join(home, 'out', 'public'))))
      expect(String(bytes)).not.toContain('400 by');
    expect((await sightline(['verify', 'out'], home)).code).toBe(0);
  });

  test('goes on where it was killed, and is replayed, to the same', async () => {
    const killed = await sightline(words('killed', model), home, { SIGHTLINE_FAULT: 'shard-written:2' });
    expect(killed.code).not.toBe(0);
    expect((await sightline(words('killed', model), home)).code).toBe(0);
    expect(bytesOf(join(home, 'killed', 'public'))).toEqual(bytesOf(join(home, 'out', 'public')));
    expect((await sightline(words('replayed', [...model, '--replay']), home)).code).toBe(0);
    expect(bytesOf(join(home, 'replayed', 'public'))).toEqual(bytesOf(join(home, 'out', 'public')));
  });

  test('is estimated with what it may leave', async () => {
    const { stdout } = await sightline(words('estimated', [...model, '--estimate', '--json', '--seed', '4']), home);
    const { model: stages } = JSON.parse(stdout) as RunEstimate;
    expect(stages?.screen.made).toBeGreaterThanOrEqual(20);
    const { calls } = stages?.questions.estimate ?? {};
    expect(calls?.high).toBeLessThan(CONVERSATIONS);
    const shown = await sightline(words('estimated', [...model, '--estimate', '--seed', '4']), home);
    expect(shown.stdout).toMatch(/^screener /mu);
  });

  test('needs a model, and something that is left', async () => {
    const nobody = await sightline(words('none'), home);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringMatching(/SCREEN_NEEDS_MODEL[\s\S]*--model/u)]);
    const none = ['insights', 'run', 'rows.jsonl', '--screen', 'Is it about zeppelins?', ...model, '--out', 'empty'];
    const empty = await sightline([...none, '--embedder', 'tfidf-svd'], home);
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('TOO_FEW_CONVERSATIONS')]);
  });
});
