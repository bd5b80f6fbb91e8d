import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ReadOptions, readConversations } from './read-conversations.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function file(rows: readonly unknown[], { named = true, ending = 'jsonl' } = {}) {
  const path = join(folder, `secret-name-${files++}.${ending}`);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return { path, named };
}

async function read(inputs: ReadOptions['files'], options: Partial<ReadOptions> = {}) {
  const rows: string[] = [];
  const all = readConversations({ files: inputs, secret: null, signal: new AbortController().signal, ...options });
  for await (const row of all) {
    rows.push(row.reason ?? row.conversation.messages.map(({ role, text }) => `${role}: ${text}`).join(' | '));
  }
  return rows;
}

const plain = { user_id: 'u', text: 'plain' };
const parts = { user: 'u', messages: [{ role: 'user', content: [{ type: 'text', text: 'parts' }] }] };

describe('formats', () => {
  test('every row is read in its own, whatever comes first', async () => {
    expect(await read([file([plain, parts])])).toEqual(['user: plain', 'user: parts']);
    expect(await read([file([parts, '', 'x', plain])])).toEqual(['user: parts', 'not-json', 'user: plain']);
  });

  test('a JSON file is never taken for text, however it begins', async () => {
    expect(await read([file(['"hello"', plain])])).toEqual(['not-a-conversation', 'user: plain']);
  });

  test('a text file is text, unless it begins with a conversation in JSON', async () => {
    expect(await read([file(['{not json', 'two', JSON.stringify(plain)], { ending: 'txt' })])).toEqual([
      'user: {not json',
      'user: two',
      `user: ${JSON.stringify(plain)}`,
    ]);
    expect(await read([file([plain, parts], { ending: 'txt' })])).toEqual(['user: plain', 'user: parts']);
  });

  test('a named one is taken for every row', async () => {
    expect(await read([file(['one', plain])], { format: 'text' })).toEqual([
      'user: one',
      `user: ${JSON.stringify(plain)}`,
    ]);
    expect(await read([file([plain, parts])], { format: 'openai' })).toEqual(['not-a-conversation', 'user: parts']);
  });
});

describe('what cannot be used', () => {
  const unusable = file(['{"a":1}'], { named: false });
  const empty = file([], { named: false });

  test('in a folder is passed over where there is more', async () => {
    expect(await read([unusable, empty, file([plain])])).toEqual(['not-a-conversation', 'user: plain']);
    await expect(read([unusable, empty])).rejects.toMatchObject({ code: 'INPUT_UNUSABLE' });
    await expect(read([empty])).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  });

  test('is an error in a named file, which is not named in it', async () => {
    const error = read([file([plain]), { ...unusable, named: true }]);
    await expect(error).rejects.toMatchObject({
      code: 'INPUT_UNUSABLE',
      message: 'No row of the input can be used (file 2 of 2, 1 rows: not-a-conversation 1).',
      hint: expect.stringContaining('openai'),
    });
    await expect(read([{ ...empty, named: true }])).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  });

  test('a JSON array is as many rows as it has elements, on many lines or on one, however long', async () => {
    const indented = file(['[', ` ${JSON.stringify(plain)},`, JSON.stringify(parts), ']']);
    expect(await read([indented])).toEqual(['user: plain', 'user: parts']);
    expect(await read([file([[plain, { a: 1 }, parts]])])).toEqual([
      'user: plain',
      'not-a-conversation',
      'user: parts',
    ]);
    expect(await read([file([Array(500_000).fill(plain)])])).toHaveLength(500_000);
    await expect(read([file(['[', ']'])])).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  });
});

test('a file in which no row names an account is refused where accounts are counted', async () => {
  const secret = new Uint8Array(32);
  const anonymous = { text: 'x' };
  expect(await read([file([anonymous, plain])], { secret })).toHaveLength(2);
  await expect(read([file([plain]), file([anonymous])], { secret })).rejects.toMatchObject({ code: 'NO_ACCOUNTS' });
  await expect(read([file([plain])], { secret, accountField: 'x' })).rejects.toMatchObject({ code: 'NO_ACCOUNTS' });
});
