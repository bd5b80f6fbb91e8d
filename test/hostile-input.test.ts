/** Input that is broken, hostile or not what it says: each ends in rows and reasons, or in an error that says what to do. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { collectedFrom } from './formats/collected.ts';
import { folder } from './support.ts';

const golden = join(import.meta.dirname, 'formats', 'golden');

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

const lines = (...rows: readonly unknown[]) =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

async function reasonsOf(path: string) {
  const { counts, rejects, conversations } = await collectedFrom([path], { accounts: false });
  expect(counts.used + counts.duplicates + counts.rejected).toBe(counts.rows);
  return {
    texts: conversations.map(({ messages }) => messages.at(-1)?.text),
    reasons: rejects.map(({ reason }) => reason),
  };
}

const fine = { id: 'fine', text: 'fine' };

describe('packed files', () => {
  test.each([
    ['gz', gzipSync],
    ['zst', zstdCompressSync],
  ] as const)('a bomb in .%s ends where it is seen to be one; what came before is used', async (ending, pack) => {
    const bomb = Buffer.concat([Buffer.from(lines(fine)), Buffer.alloc(300 * 1024 * 1024, 0x20)]);
    expect(await reasonsOf(file(`rows.jsonl.${ending}`, pack(bomb)))).toEqual({
      texts: ['fine'],
      reasons: ['zip-bomb'],
    });
  });

  test('one of a name that says otherwise is told by its bytes', async () => {
    expect((await reasonsOf(file('rows.jsonl', gzipSync(lines(fine))))).texts).toEqual(['fine']);
  });
});

describe('rows', () => {
  test('as deep as JSON can be, and numbers beyond all measure', async () => {
    const deep = `{"text":"deep","nested":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const rows = lines(
      deep,
      '{"id":1e400,"text":"number","timestamp":1e308,"n":-1e999,"big":123456789012345678901234567890}',
      '{"text":"time","timestamp":99999999999999999999}',
      fine,
    );
    const { texts, reasons } = await reasonsOf(file('rows.jsonl', rows));
    expect([...texts].sort()).toEqual(['deep', 'fine', 'number', 'time']);
    expect(reasons).toEqual([]);
  });

  test('trees that turn in rings, and parents that are nowhere', async () => {
    const node = (id: string, parent: string | null, children: string[], text: string) => ({
      id,
      parent,
      children,
      message: { id, author: { role: 'user' }, content: { content_type: 'text', parts: [text] }, metadata: {} },
    });
    const tree = (id: string, mapping: Record<string, unknown>, current_node: string) => ({
      conversation_id: id,
      mapping,
      current_node,
    });
    const rows = [
      tree('ring', { a: node('a', 'b', ['b'], 'one'), b: node('b', 'a', ['a'], 'two') }, 'b'),
      tree('lost', { c: node('c', 'nowhere', [], 'three') }, 'c'),
      tree('none', { d: node('d', null, [], 'four') }, 'missing'),
    ];
    const { texts } = await reasonsOf(file('conversations.json', JSON.stringify(rows)));
    expect(texts).toContain('three');
    expect(texts).toContain('four');
    const message = (id: string, parent: string | null) => ({
      message_id: id,
      parent_id: parent,
      message_tree_id: 't',
      user_id: 'u',
      text: id,
      role: 'prompter',
      lang: 'en',
    });
    const ring = await reasonsOf(
      file('oasst.jsonl', lines(message('x', 'y'), message('y', 'x'), message('z', 'nowhere'), fine)),
    );
    expect(ring.reasons).toContain('broken-thread');
    expect(ring.texts).toContain('fine');
  });
});

test('a folder of several formats and containers is read as a whole, and what is none of it is told', async () => {
  const input = join(folder(), 'input');
  mkdirSync(input);
  copyFileSync(join(golden, 'langfuse', 'input', 'api.json'), join(input, 'a.json'));
  copyFileSync(join(golden, 'parquet', 'input', 'messages.parquet'), join(input, 'b.parquet'));
  copyFileSync(join(golden, 'chatgpt-export', 'input', 'export.zip'), join(input, 'c.zip'));
  writeFileSync(join(input, 'd.jsonl'), lines('{"text":"cut', fine, '[1,2]'));
  writeFileSync(join(input, 'e.parquet'), 'no columns at all');
  const { counts, rejects } = await collectedFrom([input], { accounts: false });
  expect(counts).toMatchObject({ 'format.langfuse': 2, 'format.simple': 3, 'format.chatgpt-export': 1 });
  expect(rejects.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['not-json', 'not-a-conversation', 'parquet-damaged']),
  );
});
