/** What a user is told of the formats that were found. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, sightline } from './support.ts';

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
