/** What a user is told of the formats that were found. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folder, outcomeOf, sightline, startSightline } from './support.ts';

const golden = join(import.meta.dirname, 'formats', 'golden');

test('a folder of several formats: each is named, with what told it, and parts are said to be parts', async () => {
  const home = folder();
  const input = join(home, 'input');
  mkdirSync(input);
  copyFileSync(join(golden, 'langfuse', 'input', 'api.json'), join(input, 'a.json'));
  copyFileSync(join(golden, 'wildchat', 'input', 'part-0.jsonl'), join(input, 'b'));
  copyFileSync(join(golden, 'wildchat', 'input', 'part-0.jsonl'), join(input, 'c.jsonl'));
  const { code, stdout } = await sightline(['insights', 'preview', input], home);
  expect(code).toBe(0);
  expect(stdout).toContain('wildchat: 3 rows, told by conversation_hash beside');
  expect(stdout).toContain('langfuse: 2 rows, told by a trace');
  expect(stdout).toContain('1 of them as parts of conversations, which a run joins');
  expect(stdout).toContain('1 of another kind');
  const said = await sightline(['insights', 'preview', join(input, 'c.jsonl'), '--format', 'wildchat', '--json'], home);
  expect(JSON.parse(said.stdout)).toMatchObject({ formats: { wildchat: 3 }, formatGiven: true });
});

test('an export that has no place for accounts is refused by name, and a gateway that kept nothing is told', async () => {
  const home = folder();
  const session = join(golden, 'claude-code', 'input', '5f0c.jsonl');
  const refused = await sightline(['insights', 'run', session, '--quiet'], home);
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain('[NO_ACCOUNTS]');
  expect(refused.stderr).toContain('claude-code has no place for them');
  expect(refused.stderr).toContain('--account-field');
  const kept = join(home, 'gateway.jsonl');
  const redacted = { content: 'redacted-by-litellm', role: 'user' };
  writeFileSync(
    kept,
    `${JSON.stringify({ id: 'x', call_type: 'acompletion', startTime: 1714557600, messages: [redacted], response: {} })}\n`,
  );
  const empty = await sightline(['insights', 'run', kept, '--quiet'], home);
  expect(empty.code).toBe(2);
  expect(empty.stderr).toContain('contents-left-out 1');
});

/** The command with `bytes` as its standard input, and what it left of them. */
async function piped(words: readonly string[], bytes: Uint8Array) {
  const home = folder();
  const child = startSightline([...words, '-'], home, { TMPDIR: home });
  child.stdin?.end(bytes);
  return { ...(await outcomeOf(child)), left: readdirSync(home).filter((name) => name.startsWith('sightline-input')) };
}

test.each([
  ['rows', 'simple/input/conversations.jsonl', 'simple: 5 rows', false],
  ['packed rows', 'simple/input/conversations.jsonl', 'simple: 5 rows', true],
  ['a table', 'langfuse/input/traces.csv', 'langfuse: 2 rows', false],
  ['an archive', 'chatgpt-export/input/export.zip', 'chatgpt-export: 1 row', false],
  ['columns', 'parquet/input/wildchat.parquet', 'wildchat: 1 row', false],
])('standard input holds %s', async (_, path, told, isPacked) => {
  const bytes = readFileSync(join(golden, path));
  const { code, stdout, left } = await piped(['insights', 'preview'], isPacked ? gzipSync(bytes) : bytes);
  expect(stdout).toContain(told);
  expect([code, left]).toEqual([0, []]);
});

test('standard input that cannot be used is told like a file, and nothing is left of it', async () => {
  const { code, stderr, left } = await piped(['insights', 'run', '--no-accounts', '--quiet'], Buffer.from('{"a":1}\n'));
  expect([code, left]).toEqual([2, []]);
  expect(stderr).toContain('[INPUT_UNUSABLE]');
});

test('a mapper file is executed where somebody named it, and not where a configuration was only found', async () => {
  const home = folder();
  copyFileSync(join(golden, 'mapper', 'input', 'tickets.jsonl'), join(home, 'tickets.jsonl'));
  writeFileSync(
    join(home, 'map.mjs'),
    `export default (row) => {
      if (row.log === undefined) throw new Error(row.by.mail);
      return { user_id: row.by.mail, messages: row.log.map((line) => ({ role: 'user', content: line })) };
    };`,
  );
  const named = await sightline(['insights', 'preview', 'tickets.jsonl', '--map', 'map.mjs'], home);
  expect(named.stdout).toContain('mapper: 6 rows, as --map says');
  expect(named.stdout).toMatch(/mapper-failed 1/u);
  expect(named.stdout).toContain('Error is thrown in line 2');
  expect(named.stdout + named.stderr).not.toContain('example.org');

  writeFileSync(join(home, 'sightline.yaml'), 'input:\n  map: map.mjs\n');
  const found = await sightline(['insights', 'preview', 'tickets.jsonl'], home);
  expect([found.code, found.stderr]).toEqual([2, expect.stringContaining('[INPUT_UNUSABLE]')]);
  expect(found.stderr).toContain('a file under input.map');

  const missing = await sightline(['insights', 'preview', 'tickets.jsonl', '--map', 'gone.ts'], home);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('[MAPPER_INVALID]')]);
  writeFileSync(join(home, 'broken.ts'), 'export const x = ;');
  const broken = await sightline(['insights', 'preview', 'tickets.jsonl', '--map', 'broken.ts'], home);
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('cannot be loaded')]);
});
