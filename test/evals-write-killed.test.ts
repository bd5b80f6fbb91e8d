/** `sightline evals write` killed and run again: the same set, and no answer asked for twice that the ledger had. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folder, sightline } from './support.ts';

const spec = { name: 'tea', description: 'likes tea', topics: ['cups', 'leaves', 'water'], perLabel: 15, perCall: 5 };
const command = ['evals', 'write', 'tea.json', '--model', 'scripted:plain', '--embedder', 'tfidf-svd', '--out', 'tea'];
const files = ['set.yaml', 'items.jsonl', 'funnel.json', 'card.md'];

function home(): string {
  const path = folder();
  writeFileSync(join(path, 'tea.json'), JSON.stringify(spec));
  return path;
}

const setIn = (path: string): string[] => files.map((file) => readFileSync(join(path, 'tea', file), 'utf8'));
let reference: string[];

beforeAll(async () => {
  const path = home();
  const { code, stderr } = await sightline(command, path);
  if (code !== 0) throw new Error(`The command that is to be killed does not succeed by itself: ${stderr}`);
  reference = setIn(path);
});

test.each([
  'stage-started',
  'reply-received',
  'reply-received:40',
  'reply-committed',
  'reply-committed:40',
  'ledger-before-commit:3',
  'ledger-after-commit:3',
  'shard-written',
  'shard-written:4',
  'stage-done',
  'stage-done:2',
])('at %s', async (point) => {
  const path = home();
  const { signal } = await sightline(command, path, { SIGHTLINE_FAULT: point });
  expect([signal, existsSync(join(path, 'tea', 'set.yaml'))]).toEqual(['SIGKILL', false]);
  const { code, stderr } = await sightline(command, path);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  expect(setIn(path)).toEqual(reference);
});

test('over a finished set: it is whole, and stays', async () => {
  const path = home();
  await sightline(command, path);
  await sightline(command, path, { SIGHTLINE_FAULT: 'stage-started' });
  expect(setIn(path)).toEqual(reference);
});
