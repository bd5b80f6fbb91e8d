/** Whatever the input is: a clear outcome with a code, a message and a hint, and nothing already made is lost. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, conversations, folder, type Outcome, type Row, sightline, writeRows } from './support.ts';

const rows = conversations(90);

async function run(home: string, input: string, ...extra: string[]): Promise<Outcome> {
  return sightline(
    [
      'insights',
      'run',
      input,
      '--privacy',
      'local',
      '--embedder',
      'tfidf-svd',
      '--out',
      join(home, 'out'),
      '--quiet',
      ...extra,
    ],
    home,
  );
}

function withRows(lines: readonly Row[]): { home: string; path: string } {
  const home = folder();
  return { home, path: writeRows(join(home, 'rows.jsonl'), lines) };
}

function withBytes(data: string | Uint8Array, name = 'rows.jsonl'): { home: string; path: string } {
  const home = folder();
  writeFileSync(join(home, name), data);
  return { home, path: join(home, name) };
}

function rejects(home: string): { reason: string; line: number }[] {
  const text = readFileSync(join(home, 'out', 'private', 'rejects.jsonl'), 'utf8').trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
}

function refused(outcome: Outcome, code: string, exit = 2): void {
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.stderr.trim().split('\n').length).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(exit);
}

const jsonl = (lines: readonly unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('refused', () => {
  test('an input that does not exist', async () => {
    const home = folder();
    refused(await run(home, join(home, 'nothing.jsonl')), 'INPUT_NOT_FOUND');
  });

  test('an empty file, an empty folder', async () => {
    const { home, path } = withBytes('');
    refused(await run(home, path), 'INPUT_EMPTY');
    mkdirSync(join(home, 'empty'));
    refused(await run(home, join(home, 'empty')), 'INPUT_EMPTY');
  });

  test('a file without one usable row', async () => {
    const { home, path } = withBytes('{"a":1}\nnot json\n[]\n');
    refused(await run(home, path), 'INPUT_UNUSABLE');
    expect(rejects(home).map(({ reason }) => reason)).toContain('not-json');
  });

  test('a file in which no row names an account, unless conversations alone are counted', async () => {
    const { home, path } = withRows(rows.map(({ user_id: _, ...row }) => row));
    refused(await run(home, path), 'NO_ACCOUNTS');
    const counted = await run(folder(), path, '--no-accounts');
    expect(counted.code).toBe(0);
    expect(counted.stdout).toContain('Accounts were not counted');
  });

  test('fewer conversations than the thresholds', async () => {
    const { home, path } = withRows(rows.slice(0, 7));
    refused(await run(home, path), 'TOO_FEW_CONVERSATIONS');
  });

  test('one account that holds everything', async () => {
    const { home, path } = withRows(rows.map((row) => ({ ...row, user_id: 'one' })));
    const outcome = await run(home, path);
    refused(outcome, 'TOO_FEW_CONVERSATIONS');
    expect(outcome.stderr).toContain('of 1 account are fewer');
    const one = withRows(rows.slice(0, 1));
    expect((await run(one.home, one.path)).stderr).toContain('1 conversation of 1 account is fewer');
  });

  test('an output folder that cannot be written to', async () => {
    const { home, path } = withRows(rows);
    writeFileSync(join(home, 'taken'), 'a file');
    refused(await run(home, path, '--out', join(home, 'taken', 'out')), 'OUTPUT_UNWRITABLE', 1);
    if (process.getuid?.() !== 0) {
      mkdirSync(join(home, 'locked'));
      chmodSync(join(home, 'locked'), 0o500);
      refused(await run(home, path, '--out', join(home, 'locked', 'out')), 'OUTPUT_UNWRITABLE', 1);
    }
  });

  test('a run folder of another configuration or version, which stays as it was', async () => {
    const { home, path } = withRows(rows);
    expect((await run(home, path)).code).toBe(0);
    const before = bytesOf(join(home, 'out'));
    const other = await run(home, path, '--k', '3');
    refused(other, 'RUN_OTHER_CONFIGURATION');
    expect(other.stderr).toContain(': k.');
    expect(bytesOf(join(home, 'out'))).toBe(before);
    const foreign = await run(home, writeRows(join(home, 'other.jsonl'), rows));
    refused(foreign, 'RUN_OTHER_CONFIGURATION');
    expect(foreign.stderr).toContain(': input.');
    expect(bytesOf(join(home, 'out'))).toBe(before);
    const manifest = join(home, 'out', 'private', 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"schemaVersion": 1', '"schemaVersion": 99'));
    const changed = bytesOf(join(home, 'out'));
    refused(await run(home, path), 'RUN_OTHER_VERSION');
    expect(bytesOf(join(home, 'out'))).toBe(changed);
  });

  test('a folder for the release that holds anything else, which stays as it was', async () => {
    const { home, path } = withRows(rows);
    mkdirSync(join(home, 'app', 'public'), { recursive: true });
    writeFileSync(join(home, 'app', 'public', 'manifest.json'), '{"name":"a web app"}');
    writeFileSync(join(home, 'app', 'public', 'index.html'), '<p>');
    const before = bytesOf(join(home, 'app', 'public'));
    refused(await run(home, path, '--out', join(home, 'app')), 'RELEASE_FOLDER_TAKEN');
    expect(bytesOf(join(home, 'app', 'public'))).toBe(before);
    expect((await run(home, path)).code).toBe(0);
    const whole = bytesOf(join(home, 'out'));
    const places = [
      ['private', 'OUT_INSIDE_PRIVATE'],
      [join('private', 'shards'), 'OUT_INSIDE_PRIVATE'],
      [join('private', 'new'), 'OUT_INSIDE_PRIVATE'],
      ['.', 'RELEASE_FOLDER_TAKEN'],
      [join('..', 'app', 'public'), 'RELEASE_FOLDER_TAKEN'],
      [join('..', 'rows.jsonl'), 'RELEASE_FOLDER_TAKEN'],
    ] as const;
    for (const [out, code] of places) {
      const again = ['insights', 'release', 'out', '--privacy', 'local', '--title', 'x', '--out', join('out', out)];
      refused(await sightline(again, home), code);
    }
    writeFileSync(join(home, 'out', 'public', 'notes.txt'), 'mine');
    refused(await run(home, path), 'RELEASE_FOLDER_TAKEN');
    rmSync(join(home, 'out', 'public', 'notes.txt'));
    expect(bytesOf(join(home, 'out'))).toBe(whole);
    mkdirSync(join(home, 'linked'));
    for (const target of ['nowhere', home]) {
      symlinkSync(target, join(home, 'linked', 'public'));
      refused(await run(home, path, '--out', join(home, 'linked')), 'RELEASE_FOLDER_TAKEN');
      rmSync(join(home, 'linked', 'public'));
    }
  });

  test('a damaged record of a stage', async () => {
    const { home, path } = withRows(rows);
    expect((await run(home, path)).code).toBe(0);
    const folderOfRecords = join(home, 'out', 'private', 'done', 'names');
    for (const name of readdirSync(folderOfRecords)) writeFileSync(join(folderOfRecords, name), '{bad');
    refused(await run(home, path), 'RUN_RECORD_DAMAGED', 1);
  });

  test('options that cannot be followed', async () => {
    const { home, path } = withRows(rows);
    refused(await run(home, path, '--seed', 'x'), 'OPTION_INVALID');
    refused(await run(home, path, '--title', 'a\u001b[31m\u202e'), 'OPTION_INVALID');
    refused(await run(home, path, '--embedder', 'nothing'), 'EMBEDDER_UNKNOWN');
    refused(await run(home, path, '--format', 'nothing'), 'FORMAT_UNKNOWN');
    refused(await run(home, path, '--nonsense'), 'USAGE');
  });
});

describe('used, and what is not is counted', () => {
  test('a truncated gzip: the rows before the cut', async () => {
    const whole = gzipSync(jsonl(rows), { level: 1 });
    const { home, path } = withBytes(whole.subarray(0, Math.floor(whole.length * 0.9)), 'rows.jsonl.gz');
    expect((await run(home, path)).code).toBe(0);
    expect(rejects(home).length).toBeGreaterThanOrEqual(1);
  });

  test('invalid UTF-8, lone surrogates, U+2028, a byte order mark, carriage returns', async () => {
    const odd = [
      Buffer.from('\uFEFF'),
      Buffer.from(`${JSON.stringify(rows[0])}\r\n`),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]),
      Buffer.from('{"id":"lone","user_id":"u","text":"a lone \\ud800 surrogate"}\n'),
      Buffer.from(`{"id":"separator","user_id":"u","text":"one\u2028conversation"}\n`),
      Buffer.from(jsonl(rows.slice(1))),
    ];
    const { home, path } = withBytes(Buffer.concat(odd));
    const outcome = await run(home, path, '--json');
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout).usefulness.conversations).toBe(rows.length + 2);
    expect(rejects(home)).toHaveLength(1);
  });

  test('a line of 200 MB is skipped without being held', async () => {
    const { home, path } = withBytes(
      Buffer.concat([Buffer.from(jsonl(rows)), Buffer.alloc(200 * 1024 * 1024, 0x61), Buffer.from('\n')]),
    );
    const outcome = await run(home, path, '--json').finally(() => rmSync(path));
    expect(outcome.code).toBe(0);
    expect(rejects(home)[0]?.reason).toMatch(/too-long/u);
  });

  test('duplicate ids are one conversation', async () => {
    const { home, path } = withRows([...rows, ...rows.slice(0, 5)]);
    const outcome = await run(home, path, '--json');
    expect(JSON.parse(outcome.stdout).usefulness.conversations).toBe(rows.length);
    expect(rejects(home).map(({ reason }) => reason)).toEqual(new Array(5).fill('duplicate-id'));
  });

  test('messages without a user turn', async () => {
    const mute = { id: 'mute', user_id: 'u', messages: [{ role: 'assistant', content: 'Hello?' }] };
    const { home, path } = withRows([...rows, mute]);
    expect((await run(home, path)).code).toBe(0);
    expect(rejects(home).map(({ reason }) => reason)).toEqual(['no-user-turn']);
  });

  test('all conversations identical', async () => {
    const same = rows.map((row) => ({ ...row, messages: [{ role: 'user', content: 'reset my password please' }] }));
    const { home, path } = withRows(same);
    const outcome = await run(home, path, '--json');
    expect(outcome.code).toBe(0);
    expect(JSON.parse(outcome.stdout).usefulness).toMatchObject({ publishedShare: 1, publishedClusters: 1 });
    expect(readFileSync(join(home, 'out', 'public', 'clusters.json'), 'utf8')).toContain('"Reset my password"');
  });

  test('conversations that say nothing readable', async () => {
    const silent = rows.map((row) => ({ ...row, messages: [{ role: 'user', content: '!!! ??? …' }] }));
    const { home, path } = withRows(silent);
    const outcome = await run(home, path, '--json');
    expect(outcome.code).toBe(0);
    expect(outcome.stderr).toBe('');
    expect(JSON.parse(outcome.stdout).usefulness).toMatchObject({ conversations: rows.length, publishedShare: 0 });
  });
});
