/** A run that embeds over a server: consent, caps, kills, replays, and what the private manifest says of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { bytesOf, conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

const rows = conversations(120, 1);
let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer();
});
afterAll(() => stub.close());

const words = (home: string, more: readonly string[] = [], url = `${stub.url}/v1`): string[] => [
  ...['insights', 'run', writeRows(join(home, 'rows.jsonl'), rows), '--privacy', 'local'],
  ...['--embedder', 'lab:stub', '--base-url', url, '--out', join(home, 'out'), ...more],
];
const released = (home: string): string => bytesOf(join(home, 'out', 'public'));
const manifestOf = (home: string) => JSON.parse(readFileSync(join(home, 'out', 'private', 'manifest.json'), 'utf8'));

async function finished(): Promise<string> {
  const home = folder();
  expect(await sightline(words(home), home)).toMatchObject({ code: 0 });
  return home;
}

test('a run over a server is released, and the private side says where text went', async () => {
  const home = await finished();
  expect(manifestOf(home).models).toMatchObject({ sentTo: ['this machine'], confirmed: 0, unpriced: 0 });
  expect(manifestOf(home).models.calls).toBeGreaterThan(1);
  const asked = stub.billed.length;
  const before = released(home);
  expect(await sightline(words(home, ['--replay']), home)).toMatchObject({ code: 0 });
  expect([stub.billed.length, released(home)]).toEqual([asked, before]);
}, 60_000);

describe('killed and run again', () => {
  let reference: string;
  beforeAll(async () => {
    reference = released(await finished());
  }, 60_000);

  test.each(['reply-received', 'reply-received:2', 'reply-committed', 'ledger-before-commit:3', 'ledger-after-commit'])(
    'at %s: the same bytes, and no more is asked twice than was under way',
    async (point) => {
      const own = await startStubServer();
      const home = folder();
      const url = `${own.url}/v1`;
      expect((await sightline(words(home, [], url), home, { SIGHTLINE_FAULT: point })).signal).toBe('SIGKILL');
      expect(await sightline(words(home, [], url), home)).toMatchObject({ code: 0 });
      expect(released(home)).toBe(reference);
      const repeats = [...own.asked.values()].filter((times) => times > 1).length;
      // At most so many calls are under way at once.
      expect(repeats).toBeLessThanOrEqual(8);
      const { calls } = manifestOf(home).models;
      expect(calls).toBeGreaterThanOrEqual(own.billed.length);
      await own.close();
    },
    60_000,
  );
});

test('an estimate says what a run would take, and the run goes on from it', async () => {
  const home = folder();
  const { code, stdout } = await sightline(words(home, ['--estimate', '--json']), home);
  const { asks, conversations, known, embedding } = JSON.parse(stdout);
  expect([code, asks, conversations, known]).toEqual([0, 'lab:stub', 120, 0]);
  expect(embedding).toMatchObject({ calls: { likely: 2 }, cost: { likely: 0 }, batchCost: null });
  expect(embedding.inputTokens.low).toBeGreaterThan(0);
  expect(filesUnder(join(home, 'out', 'public')).size).toBe(0);
  const run = await sightline(words(home), home);
  expect([run.code, run.stderr]).toEqual([0, expect.stringMatching(/facets +kept/u)]);
}, 60_000);

test('a cap on calls stops the run with exit code 3, and more of it goes on from there', async () => {
  const home = folder();
  const stopped = await sightline(words(home, ['--max-calls', '1']), home);
  expect([stopped.code, stopped.stderr]).toEqual([3, expect.stringContaining('higher --max-calls')]);
  expect(await sightline(words(home, ['--max-calls', '1000']), home)).toMatchObject({ code: 0 });
}, 60_000);

test('a cap on money stops the run before the bill exceeds it, and a higher one goes on', async () => {
  const own = await startStubServer();
  const home = folder();
  // A million dollars a million tokens: a dollar a token.
  writeFileSync(join(home, 'sightline.yaml'), 'prices:\n  "lab:stub": { input: 1000000, output: 0 }\n');
  const capped = (dollars: string) => sightline(words(home, ['--max-cost', dollars], `${own.url}/v1`), home);
  // A call of 64 short texts is some thousands of tokens, and as many bytes again and again.
  const stopped = await capped('5000');
  const bill = (): number => own.billed.reduce((sum, { input }) => sum + input, 0);
  expect([stopped.code, stopped.stderr]).toEqual([3, expect.stringMatching(/LIMIT_REACHED[\s\S]*higher --max-cost/u)]);
  expect(bill()).toBeGreaterThan(0);
  expect(bill()).toBeLessThanOrEqual(5000);
  expect(await capped('1000000')).toMatchObject({ code: 0, stdout: expect.stringMatching(/Models {3}\d+ calls, \$/u) });
  expect(manifestOf(home).models).toMatchObject({ confirmed: bill() * 1_000_000_000, possible: 0 });
  await own.close();
}, 60_000);

test('a second process on a run is turned away and changes nothing of what the first is counted for', async () => {
  const own = await startStubServer({ latency: 1500 });
  const home = folder();
  const first = sightline(words(home, [], `${own.url}/v1`), home);
  while (own.mostAtOnce === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await sightline(words(home, [], `${own.url}/v1`), home);
  expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('RUN_LOCKED')]);
  const path = [...filesUnder(home).keys()].find((name) => name.endsWith('ledger.sqlite')) as string;
  const database = new DatabaseSync(join(home, path), { readOnly: true });
  expect(database.prepare("SELECT count(*) AS lost FROM attempt WHERE state = 'unknown'").get()).toEqual({ lost: 0 });
  database.close();
  expect((await first).code).toBe(0);
  await own.close();
}, 60_000);

test('what a killed process left open counts as possibly billed', async () => {
  const home = folder();
  expect((await sightline(words(home), home, { SIGHTLINE_FAULT: 'reply-received:2' })).signal).toBe('SIGKILL');
  writeFileSync(join(home, 'sightline.yaml'), 'prices:\n  "lab:stub": { input: 1, output: 0 }\n');
  expect((await sightline(words(home), home, { SIGHTLINE_FAULT: 'reply-received:1' })).signal).toBe('SIGKILL');
  expect((await sightline(words(home), home)).code).toBe(0);
  expect(manifestOf(home).models.possible).toBeGreaterThan(0);
}, 60_000);

test('a cap on money needs a price, and text needs consent, before anything is made', async () => {
  const home = folder();
  const remote = await sightline(words(home, [], 'http://192.0.2.1:9/v1'), home);
  expect([remote.code, remote.stderr]).toEqual([2, expect.stringContaining('--allow-remote 192.0.2.1')]);
  const unpriced = words(home, ['--allow-remote', '192.0.2.1', '--max-cost', '1'], 'http://192.0.2.1:9/v1');
  const capped = await sightline(unpriced, home);
  expect([capped.code, capped.stderr]).toEqual([2, expect.stringContaining('PRICE_UNKNOWN')]);
  const vendor = words(home, ['--allow-remote', 'api.openai.com'], 'https://api.openai.com/v1');
  const keyless = await sightline([...vendor, '--embedder', 'openai:text-embedding-3-small'], home);
  expect([keyless.code, keyless.stderr]).toEqual([2, expect.stringContaining('OPENAI_API_KEY')]);
  expect(filesUnder(home).size).toBe(1);
}, 60_000);

test('a configuration that was found allows no host, and one that was named does', async () => {
  const home = folder();
  writeFileSync(join(home, 'sightline.yaml'), 'allowRemote: 192.0.2.1\n');
  const command = [...words(home, ['--max-cost', '1'], 'http://192.0.2.1:9/v1')];
  const found = await sightline(command, home);
  expect([found.code, found.stderr]).toEqual([2, expect.stringContaining('REMOTE_NOT_ALLOWED')]);
  expect(found.stderr).toContain('sightline.yaml was found and not named');
  for (const more of [['--config', 'sightline.yaml'], []]) {
    const named = await sightline(
      [...command, ...more],
      home,
      more.length === 0 ? { SIGHTLINE_CONFIG: 'sightline.yaml' } : {},
    );
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('PRICE_UNKNOWN')]);
    expect(named.stderr).not.toContain('not named');
  }
}, 60_000);

test('neither the ledger nor anything else holds a key', async () => {
  const home = folder();
  const result = await sightline(words(home), home, { LAB_API_KEY: 'the-secret-key' });
  expect(result.code).toBe(0);
  for (const [path, bytes] of filesUnder(home)) expect([path, bytes.includes('the-secret-key')]).toEqual([path, false]);
  for (const [path, bytes] of filesUnder(join(home, 'out', 'public'))) {
    expect([path, bytes.includes('127.0.0.1')]).toEqual([path, false]);
  }
  expect(result.stdout + result.stderr).not.toContain('the-secret-key');
}, 60_000);

test('a purge takes what a run asked out of the ledger', async () => {
  const home = await finished();
  const answers = (): number => {
    const path = [...filesUnder(home).keys()].find((name) => name.endsWith('ledger.sqlite')) as string;
    const database = new DatabaseSync(join(home, path));
    const { count } = database.prepare('SELECT count(*) AS count FROM reply').get() as { count: number };
    database.close();
    return count;
  };
  expect(answers()).toBeGreaterThan(1);
  expect(await sightline(['insights', 'purge', join(home, 'out')], home)).toMatchObject({ code: 0 });
  expect(answers()).toBe(0);
}, 60_000);

test('two runs at once on one ledger pay for their own calls and hold the same answers', async () => {
  const home = folder();
  const path = writeRows(join(home, 'rows.jsonl'), rows);
  const run = (out: string) =>
    sightline(
      [
        ...['insights', 'run', path, '--privacy', 'local', '--embedder', 'lab:stub'],
        ...['--base-url', `${stub.url}/v1`, '--out', join(home, out)],
      ],
      home,
    );
  mkdirSync(join(home, '.sightline'));
  const both = await Promise.all([run('one'), run('two')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(bytesOf(join(home, 'one', 'public'))).toBe(bytesOf(join(home, 'two', 'public')));
}, 60_000);

test('a ledger of a newer version is refused, and stays as it was', async () => {
  const home = await finished();
  const path = join(home, [...filesUnder(home).keys()].find((name) => name.endsWith('ledger.sqlite')) as string);
  const database = new DatabaseSync(path);
  database.exec("UPDATE meta SET value = '99' WHERE name = 'version'");
  database.close();
  const before = readFileSync(path);
  const result = await sightline(words(home), home);
  expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('LEDGER_NEWER')]);
  expect(readFileSync(path).equals(before)).toBe(true);
}, 60_000);

test('a server that lets everyone wait ends the run when its time is up', async () => {
  const own = await startStubServer({ faults: { rateLimited: 1 }, headers: { 'retry-after-ms': '300000' } });
  const home = folder();
  const ended = await sightline(words(home, ['--max-time', '3s'], `${own.url}/v1`), home);
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain('limit of time');
  expect(ended.stderr).toContain('Run the same command again');
  await own.close();
}, 30_000);
