import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../core/hash.ts';
import { createRandom } from '../../core/random.ts';
import { describeLedger } from '../../testing/ledger-contract.ts';
import type { Ledger } from './ledger.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';

const root = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(root, { recursive: true }));
const place = () => join(mkdtempSync(join(root, 'in-')), 'ledger.sqlite');
const monotonic = () => performance.now();
const open = (path: string) => openSqliteLedger(path, { monotonic });

describeLedger('a ledger in SQLite', async () => {
  const path = place();
  return { ledger: open(path), reopen: async () => open(path) };
});

const attempt = { run: 'run', model: 'test:model', prompt: 'test@1', worstCost: 1 };
const reply = (text: string) => ({ reply: text, usage: '{}', cost: 1, milliseconds: 1, at: 1 });
const answered = async (ledger: Ledger, key: string, text = key) =>
  ledger.commit(await ledger.begin({ ...attempt, key }), reply(text));

test('is for its owner alone, its log too', async () => {
  const path = place();
  const ledger = open(path);
  await answered(ledger, 'a');
  for (const name of readdirSync(join(path, '..'))) expect(statSync(join(path, '..', name)).mode & 0o077).toBe(0);
  await ledger.close();
});

test('calls that wait together are written together', async () => {
  let commits = 0;
  const fault = (point: string) => {
    if (point === 'ledger-after-commit') commits++;
  };
  const ledger = openSqliteLedger(place(), { monotonic, fault });
  await Promise.all(Array.from({ length: 1000 }, (_, index) => answered(ledger, `key ${index}`)));
  expect(commits).toBeLessThan(100);
  await ledger.close();
});

test('a purge leaves none of the text in any file', async () => {
  const path = place();
  const ledger = open(path);
  await answered(ledger, 'a', 'the private sentence of one person');
  await answered(ledger, 'b', `${'x'.repeat(20_000)} another private sentence`);
  await ledger.purge('run');
  await ledger.close();
  for (const name of readdirSync(join(path, '..'))) {
    const bytes = readFileSync(join(path, '..', name));
    expect([bytes.includes('private sentence'), bytes.includes('xxxxxxxx')]).toEqual([false, false]);
  }
});

test('purges leave neither texts nor keys, wherever pages were split and joined in between', async () => {
  const path = place();
  const ledger = open(path);
  const random = createRandom('ledger-purges');
  const kept = new Map<string, string[]>();
  const purged: string[] = [];
  for (let wave = 0; wave < 12; wave++) {
    const add = async (index: number): Promise<void> => {
      const [run, text] = [`run ${wave} ${random.integer(3)}`, `private <${wave}-${index}>`];
      const id = await ledger.begin({ ...attempt, run, key: sha256(text) });
      await ledger.commit(id, reply(text.padEnd(text.length + random.integer(60), '.')));
      kept.set(run, [...(kept.get(run) ?? []), text]);
    };
    await Promise.all(Array.from({ length: 20 + random.integer(150) }, (_, index) => add(index)));
    const run = [...kept.keys()][random.integer(kept.size)] as string;
    await ledger.purge(run);
    purged.push(...(kept.get(run) ?? []));
    kept.delete(run);
    const files = readdirSync(join(path, '..')).map((name) => readFileSync(join(path, '..', name)));
    const bytes = Buffer.concat(files);
    expect(purged.filter((text) => bytes.includes(text) || bytes.includes(sha256(text)))).toEqual([]);
  }
  await ledger.close();
});

/** Runs `program`, in which `ledger` is open at `path`, in a process of its own. */
function child(path: string, program: string, shell = 'exec "$@"') {
  const module = new URL('./sqlite-ledger.ts', import.meta.url).href;
  const text = `
    const { openSqliteLedger } = await import(${JSON.stringify(module)});
    const ledger = openSqliteLedger(${JSON.stringify(path)}, { monotonic: () => performance.now() });
    const attempt = ${JSON.stringify(attempt)};
    const reply = (text) => ({ reply: text, usage: '{}', cost: 1, milliseconds: 1, at: 1 });
    const answered = async (key, text) => ledger.commit(await ledger.begin({ ...attempt, key }), reply(text));
    ${program}`;
  const command = ['-c', shell, 'bash', process.execPath, '--input-type=module', '-e', text];
  const started = spawn('bash', command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  started.stdout.on('data', (data) => {
    said += String(data);
  });
  return { started, said: () => said, ended: new Promise((resolve) => started.once('close', resolve)) };
}

test('what a killed process was told is committed is there', async () => {
  const path = place();
  const program = `
    for (let index = 0; ; index++) {
      void answered('key ' + index, 'x'.repeat(index % 5000)).then(() => process.stdout.write(index + ' '));
      if (index % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    }`;
  const { started, said, ended } = child(path, program);
  while (said().split(' ').length < 300) await new Promise((resolve) => setTimeout(resolve, 10));
  started.kill('SIGKILL');
  await ended;
  const ledger = open(path);
  const told = said().split(' ').slice(0, -1);
  const found = await Promise.all(told.map((index) => ledger.find('run', `key ${index}`)));
  expect(found.filter((row) => row === null)).toEqual([]);
  await ledger.abandonOpen('run');
  const { calls, possible, confirmed } = await ledger.spending('run');
  expect(confirmed + possible).toBe(calls);
  await ledger.close();
}, 30_000);

test('of two processes that answer the same calls at once both are told the same', async () => {
  const path = place();
  const program = (name: string) => `
    const keys = Array.from({ length: 300 }, (_, index) => 'key ' + index);
    const rows = await Promise.all(keys.map((key) => answered(key, ${JSON.stringify(name)} + key)));
    process.stdout.write(rows.map(({ reply }) => reply).join());
    await ledger.close();`;
  const both = ['one', 'two'].map((name) => child(path, program(name)));
  await Promise.all(both.map(({ ended }) => ended));
  const [first, second] = both.map(({ said }) => said());
  expect(first).toBe(second);
  expect(first?.split(',').length).toBe(300);
  const ledger = open(path);
  expect(await ledger.spending('run')).toMatchObject({ calls: 600, confirmed: 600 });
  await ledger.close();
}, 30_000);

test('a full disk is said, and nothing that was committed is lost', async () => {
  const path = place();
  const program = `
    process.on('SIGXFSZ', () => {});
    await answered('small', 'kept');
    const codes = [];
    for (let index = 0; index < 50; index++) {
      await answered('large ' + index, 'x'.repeat(200_000)).then(() => codes.push('kept'), ({ code }) => codes.push(code));
    }
    process.stdout.write([...new Set(codes)].join());`;
  // No file may grow beyond 2,000 blocks of 1,024 bytes.
  const { said, ended } = child(path, program, 'ulimit -f 2000; exec "$@"');
  await ended;
  expect(said()).toBe('kept,OUTPUT_UNWRITABLE');
  const ledger = open(path);
  expect((await ledger.find('run', 'small'))?.reply).toBe('kept');
  expect((await ledger.find('run', 'large 0'))?.reply.length).toBe(200_000);
  expect(await ledger.find('run', 'large 49')).toBe(null);
  await answered(ledger, 'after', 'space was made');
  await ledger.close();
}, 30_000);

test.skipIf(process.platform !== 'linux')(
  'a process that found the disk full writes again when there is space',
  async () => {
    const path = place();
    const program = `
    await answered('small', 'kept');
    const large = () => answered('large', 'x'.repeat(4_000_000));
    await large().catch(({ code }) => process.stdout.write(code));
    while ((await large().catch(() => null)) === null) await new Promise((resolve) => setTimeout(resolve, 20));
    process.stdout.write(' kept');
    await ledger.close();`;
    const { started, said, ended } = child(path, program, 'ulimit -S -f 2000; exec "$@"');
    while (said() === '') await new Promise((resolve) => setTimeout(resolve, 10));
    spawn('prlimit', ['--pid', String(started.pid), '--fsize=unlimited']);
    await ended;
    expect(said()).toBe('OUTPUT_UNWRITABLE kept');
    const ledger = open(path);
    const found = await Promise.all(['small', 'large'].map((key) => ledger.find('run', key)));
    expect(found.map((row) => row?.reply.length)).toEqual([4, 4_000_000]);
    await ledger.close();
  },
  30_000,
);

test('a ledger that another process is just making is waited for', async () => {
  const path = place();
  const program = `
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(${JSON.stringify(path)});
    database.exec('BEGIN IMMEDIATE');
    process.stdout.write('held');
    setTimeout(() => database.close(), 300);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  const ledger = open(path);
  await answered(ledger, 'a');
  await ledger.close();
});

test('a ledger of version 1 goes on, with what it holds and the batches that are open', async () => {
  const path = place();
  const before = open(path);
  await answered(before, 'a');
  const calls = [{ key: 'b', prompt: 'test@1', worstCost: 1 }];
  await before.batches.begin({ run: 'run', model: 'test:model', place: 'here', label: 'label', calls, at: 5 });
  await before.close();
  const database = new DatabaseSync(path);
  database.exec("ALTER TABLE batch DROP COLUMN place; UPDATE meta SET value = '1' WHERE name = 'version'");
  database.close();
  for (let time = 0; time < 2; time++) {
    const ledger = open(path);
    expect((await ledger.find('run', 'a'))?.reply).toBe('a');
    expect(await ledger.batches.open('run')).toMatchObject([{ label: 'label', place: null, calls: [{ key: 'b' }] }]);
    await ledger.close();
  }
});

describe('what cannot be opened', () => {
  test('a file that is no database', () => {
    const path = place();
    writeFileSync(path, 'this is a text that somebody put there, and it is long enough to be looked at');
    expect(() => open(path)).toThrow(
      expect.objectContaining({ code: 'LEDGER_DAMAGED', hint: expect.stringContaining('backup') }),
    );
  });

  test('a file whose pages were overwritten, at opening or at the first call', async () => {
    const path = place();
    const whole = open(path);
    await Promise.all(Array.from({ length: 500 }, (_, index) => answered(whole, `key ${index}`, 'x'.repeat(500))));
    await whole.close();
    writeFileSync(path, Buffer.alloc(statSync(path).size - 4096, 0x5a), { flag: 'r+' });
    const look = async (): Promise<unknown> => open(path).find('run', 'key 7');
    await expect(look()).rejects.toMatchObject({ code: 'LEDGER_DAMAGED', hint: expect.stringContaining('backup') });
  });

  test('a ledger of a newer version, which stays as it was', async () => {
    const path = place();
    await open(path).close();
    const database = new DatabaseSync(path);
    database.exec("UPDATE meta SET value = '99' WHERE name = 'version'");
    database.close();
    const before = readFileSync(path);
    expect(() => open(path)).toThrow(
      expect.objectContaining({ code: 'LEDGER_NEWER', exitCode: 2, hint: expect.stringContaining('Update') }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a place where nothing can be written', () => {
    expect(() => open('/proc/sightline/ledger.sqlite')).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
  });
});
