/** A run that embedded over a server, purged from wherever: nothing of it stays in the workspace that it used. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../src/store/ledger/sqlite-ledger.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { bytesOf, conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

const PLANTED = 'zyxplanted';
let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer();
});
afterAll(() => stub.close());

/** Two folders with a workspace each; from `a` a run was made that stands beside them. */
async function scene() {
  const home = folder();
  const [a, b, run] = [join(home, 'a'), join(home, 'b'), join(home, 'run')];
  for (const path of [a, b]) mkdirSync(join(path, '.sightline'), { recursive: true });
  const rows = conversations(120, 1).map(({ messages, ...row }, index) => ({
    ...row,
    messages: [{ role: 'user', content: `${messages[0]?.content} ${PLANTED}${index}` }, ...messages.slice(1)],
  }));
  const made = await sightline(
    [
      ...['insights', 'run', writeRows(join(home, 'rows.jsonl'), rows), '--privacy', 'local', '--out', run],
      ...['--embedder', 'lab:stub', '--base-url', `${stub.url}/v1`],
    ],
    a,
  );
  expect(made.code).toBe(0);
  await plant(join(a, '.sightline', 'ledger.sqlite'), readFileSync(join(run, 'private', 'id'), 'utf8'));
  const purge = (from: string, more: readonly string[] = [], env: Record<string, string> = {}) =>
    sightline(['insights', 'purge', run, ...more], from, env);
  return { a, b, run, purge };
}

/** What a language model would have answered about the conversations: embeddings leave only counts in the ledger. */
async function plant(path: string, run: string): Promise<void> {
  const ledger = openSqliteLedger(path, { monotonic: () => 0 });
  const attempt = await ledger.begin({ run, key: 'planted', model: 'lab:stub', prompt: 'test@1', worstCost: 1 });
  await ledger.commit(attempt, { reply: `"${PLANTED}"`, usage: '{}', cost: 1, milliseconds: 1, at: 1 });
  await ledger.close();
}

const holding = (path: string): string[] =>
  [...filesUnder(path)].filter(([, bytes]) => bytes.includes(PLANTED)).map(([name]) => name);

function repliesIn(home: string): number {
  const database = new DatabaseSync(join(home, '.sightline', 'ledger.sqlite'));
  const row = database.prepare('SELECT count(*) AS count FROM reply').get() as { count: number };
  database.close();
  return row.count;
}

test('purged from another folder, with a workspace of its own, a run leaves nothing in the one that it used', async () => {
  const { a, b, run, purge } = await scene();
  const untouched = bytesOf(join(b, '.sightline'));
  expect([holding(join(a, '.sightline')), repliesIn(a) > 1]).toEqual([['ledger.sqlite'], true]);
  expect(holding(join(run, 'private')).length).toBeGreaterThan(0);
  expect(await purge(b, ['--cache'])).toMatchObject({ code: 0, stderr: '' });
  expect([holding(join(a, '.sightline')), repliesIn(a)]).toEqual([[], 0]);
  expect(existsSync(join(a, '.sightline', 'embeddings.sqlite'))).toBe(false);
  expect([readdirSync(run), bytesOf(join(b, '.sightline'))]).toEqual([['public'], untouched]);
});

test('where the workspace was moved a purge removes the rest, says so, and goes on once it is told', async () => {
  const { a, b, run, purge } = await scene();
  const moved = `${a}-moved`;
  renameSync(a, moved);
  const partly = await purge(b);
  expect([partly.code, partly.stderr]).toEqual([
    1,
    expect.stringMatching(/PURGE_WORKSPACE_MISSING[\s\S]*--workspace FOLDER/u),
  ]);
  expect(partly.stderr).toContain(join(a, '.sightline'));
  expect([holding(run), holding(moved)]).toEqual([[], [join('.sightline', 'ledger.sqlite')]]);
  expect(await purge(b, ['--workspace', b])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('WORKSPACE_OTHER'),
  });
  expect(await purge(b, ['--workspace', moved])).toMatchObject({ code: 0 });
  expect([holding(moved), readdirSync(run)]).toEqual([[], ['public']]);
});

test('a workspace that moved along with its project is found from there', async () => {
  const { a, run, purge } = await scene();
  renameSync(a, `${a}-moved`);
  expect(await purge(`${a}-moved`)).toMatchObject({ code: 0 });
  expect([holding(`${a}-moved`), readdirSync(run)]).toEqual([[], ['public']]);
});

test.each(['purge-ledger-done', 'purge-emptied'])(
  'killed at %s a purge goes on with the same command',
  async (point) => {
    const { a, b, run, purge } = await scene();
    expect((await purge(b, [], { SIGHTLINE_FAULT: point })).signal).toBe('SIGKILL');
    expect(await purge(b)).toMatchObject({ code: 0 });
    expect([holding(a), readdirSync(run)]).toEqual([[], ['public']]);
  },
);

test('a run of an earlier version says that nothing of it was found where it looked', async () => {
  const { a, b, run, purge } = await scene();
  rmSync(join(run, 'private', 'workspaces.json'));
  const partly = await purge(b);
  expect([partly.code, partly.stderr]).toEqual([1, expect.stringContaining('PURGE_WORKSPACE_MISSING')]);
  expect(await purge(b, ['--workspace', a])).toMatchObject({ code: 0 });
  expect([holding(a), readdirSync(run)]).toEqual([[], ['public']]);
});

test('a note that points to what is no workspace of the run touches nothing there', async () => {
  const { a, b, run, purge } = await scene();
  const other = join(b, 'other', '.sightline');
  mkdirSync(other, { recursive: true });
  for (const name of ['ledger.sqlite', 'embeddings.sqlite']) writeFileSync(join(other, name), 'of somebody else');
  const note = join(run, 'private', 'workspaces.json');
  writeFileSync(note, readFileSync(note, 'utf8').replaceAll(join(a, '.sightline'), other));
  const before = bytesOf(other);
  expect(await purge(b, ['--cache'])).toMatchObject({ code: 1 });
  expect(bytesOf(other)).toBe(before);
});

test('what an estimate read and asked is purged as a run is', async () => {
  const home = folder();
  const rows = writeRows(join(home, 'rows.jsonl'), conversations(120, 1));
  const words = ['--embedder', 'lab:stub', '--base-url', `${stub.url}/v1`, '--out', 'out'];
  expect((await sightline(['insights', 'run', rows, '--estimate', ...words], home)).code).toBe(0);
  expect(await sightline(['insights', 'purge', 'out'], home)).toMatchObject({ code: 0 });
  expect(filesUnder(join(home, 'out', 'private')).size).toBe(0);
});
