/** A run goes on in the workspace that it began in, from wherever it is called. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer();
});
afterAll(() => stub.close());

function scene() {
  const home = folder();
  const [a, b] = [join(home, 'a'), join(home, 'b')];
  for (const path of [a, b]) mkdirSync(join(path, '.sightline'), { recursive: true });
  const words = [
    ...['insights', 'run', writeRows(join(home, 'rows.jsonl'), conversations(120, 1)), '--privacy', 'local'],
    ...['--embedder', 'lab:stub', '--base-url', `${stub.url}/v1`, '--out', join(home, 'run')],
  ];
  return { home, a, b, run: (from: string, ...more: string[]) => sightline([...words, ...more], from) };
}

test('calls are counted, and answers are known, over all that a run did from different folders', async () => {
  const { home, a, b, run } = scene();
  expect((await run(a, '--max-calls', '1')).code).toBe(3);
  const asked = stub.billed.length;
  expect((await run(b, '--max-calls', '1')).code).toBe(3);
  expect(stub.billed.length).toBe(asked);
  expect((await run(b)).code).toBe(0);
  expect(Math.max(...stub.asked.values())).toBe(1);
  expect(filesUnder(join(b, '.sightline')).size).toBe(0);
  const { models } = JSON.parse(readFileSync(join(home, 'run', 'private', 'manifest.json'), 'utf8'));
  expect(models.calls).toBe(stub.billed.length);
});

test('where that is gone it goes on in the nearest one, and notes both', async () => {
  const { home, a, b, run } = scene();
  expect((await run(a)).code).toBe(0);
  rmSync(a, { recursive: true });
  expect((await run(b)).code).toBe(0);
  expect(existsSync(a)).toBe(false);
  const noted = JSON.parse(readFileSync(join(home, 'run', 'private', 'workspaces.json'), 'utf8'));
  expect(noted.map((note: { folder: string }) => note.folder)).toEqual([a, b].map((path) => join(path, '.sightline')));
});
