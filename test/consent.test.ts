/** Who is asked for consent and keys: those whose model is asked something now, and nobody else. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyze, openRelease, release, type Settings } from '../src/index.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { bytesOf, conversations, folder, sightline, writeRows } from './support.ts';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer({ key: 'the-key' });
});
afterAll(() => stub.close());

const keys = { OUR_API_KEY: 'the-key' };
const settings = (): Partial<Settings> => ({
  privacy: 'local',
  embedder: 'openai:stub',
  providers: { openai: { baseUrl: `${stub.url}/v1`, keyVariable: 'OUR_API_KEY' } },
  out: 'out',
  threads: 1,
});

async function finished(): Promise<string> {
  const workingFolder = folder();
  // One workspace for all runs.
  mkdirSync(join(workingFolder, '.sightline'));
  writeRows(join(workingFolder, 'rows.jsonl'), conversations(120, 1));
  await analyze({ workingFolder, inputs: ['rows.jsonl'], settings: settings(), keys });
  return workingFolder;
}

test('what a run has had answered needs no key to be released again or replayed', async () => {
  const workingFolder = await finished();
  const asked = stub.headers.length;
  const again = await release({ workingFolder, run: 'out', settings: { ...settings(), out: 'again' } });
  expect(openRelease(again.release).manifest.thresholds).toMatchObject({ preset: 'local' });
  const replay = { ...settings(), out: 'replayed', replay: true, maxCost: 1 };
  const inputs = [join(workingFolder, 'rows.jsonl')];
  const replayed = await analyze({ workingFolder, inputs, settings: replay });
  expect(bytesOf(replayed.release)).toBe(bytesOf(join(workingFolder, 'out', 'public')));
  expect(stub.headers.length).toBe(asked);
});

test('what it has not is asked for with the key alone', async () => {
  const workingFolder = await finished();
  const asked = stub.headers.length;
  const inputs = [writeRows(join(workingFolder, 'others.jsonl'), conversations(120, 2))];
  const other = { ...settings(), out: 'other' };
  await expect(analyze({ workingFolder, inputs, settings: other })).rejects.toMatchObject({
    code: 'MODEL_KEY_MISSING',
  });
  await expect(analyze({ workingFolder, inputs, settings: { ...other, replay: true } })).rejects.toMatchObject({
    code: 'REPLAY_INCOMPLETE',
  });
  for (const end of ['', '-wal', '-shm'])
    rmSync(join(workingFolder, '.sightline', `embeddings.sqlite${end}`), { force: true });
  const again = { ...settings(), out: 'again', minAccounts: 12, minCellAccounts: 12 };
  // Other names would have to be sent to be measured: a release leaves that out.
  const released = await release({ workingFolder, run: 'out', settings: again });
  expect(released.usefulness.nameMatchShare).toBe(null);
  expect(stub.headers.length).toBe(asked);
});

test('a replay needs no consent to a host either', async () => {
  const workingFolder = folder();
  const inputs = [writeRows(join(workingFolder, 'rows.jsonl'), conversations(120, 1))];
  const providers = { openai: { baseUrl: 'http://192.0.2.1/v1' } };
  const remote = { ...settings(), providers, replay: true };
  await expect(analyze({ workingFolder, inputs, settings: remote })).rejects.toMatchObject({
    code: 'REPLAY_INCOMPLETE',
  });
});

test('doctor asks the model that is named, and none of the configuration', async () => {
  const home = folder();
  writeFileSync(join(home, 'sightline.yaml'), 'models: { default: "anthropic:x", auditor: "openai:y" }\n');
  const named = await sightline(['doctor', '--json', '--model', 'auditor=scripted:plain'], home);
  expect([named.code, named.stderr]).toEqual([0, expect.not.stringContaining('anthropic')]);
  expect(JSON.parse(named.stdout).map(({ model }: { model: string }) => model)).toEqual(['scripted:plain']);
  const subject = await sightline(
    ['doctor', '--json', '--subject', 'scripted:faulty', '--subject', 'scripted:plain'],
    home,
  );
  expect(JSON.parse(subject.stdout).map(({ model }: { model: string }) => model)).toEqual([
    'scripted:faulty',
    'scripted:plain',
  ]);
  const environment = { SIGHTLINE_MODEL: 'anthropic:x' };
  expect(await sightline(['doctor', '--model', 'auditor=scripted:plain'], home, environment)).toMatchObject({
    code: 0,
  });
  expect(await sightline(['sample', 'data', '--conversations', '20'], home)).toMatchObject({ code: 0 });
});
