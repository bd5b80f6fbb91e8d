import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openShardStore } from '../../store/shards.ts';
import { recordsOf } from '../../testing/format-contract.ts';
import { rejectReasons } from './format.ts';
import { type ConversationMapper, mapperFormat } from './mapper-format.ts';
import { readConversations } from './read-conversations.ts';
import { fileSource } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'mapper-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const SECRET = 'what nobody may read';
const formatOf = (mapper: unknown) =>
  mapperFormat({ mapper: mapper as ConversationMapper, path: import.meta.filename, fingerprint: '' });

function file(rows: readonly unknown[]): string {
  const path = join(folder, `${files++}.jsonl`);
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

const read = (mapper: unknown, rows: readonly unknown[]) =>
  Array.fromAsync(
    readConversations({
      files: [{ path: file(rows), named: true }],
      format: 'mapper',
      formats: [formatOf(mapper)],
      secret: null,
      signal: new AbortController().signal,
    }),
  );

const asked = (content: unknown) => ({ messages: [{ role: 'user', content }] });

describe('a mapper', () => {
  test('makes a conversation, several or none of a row', async () => {
    const mapper: ConversationMapper = (row) => {
      if (row['kind'] === 'ping') return null;
      const made = (row['questions'] as string[]).map((content, index) => ({
        id: `${row['id']}-${index}`,
        user_id: row['who'] as string,
        messages: [{ role: 'user' as const, content }],
        plan: 'free',
      }));
      return made.length === 1 && made[0] !== undefined ? made[0] : made;
    };
    const rows = [
      { id: 'a', who: 'u', questions: ['one'] },
      { id: 'b', who: 'u', questions: ['two', 'three'] },
      { kind: 'ping' },
      [1],
    ];
    const records = await read(mapper, rows);
    expect(records.map((record) => (record.reason === null ? record.conversation.id : record.reason))).toEqual([
      'a-0',
      'b-0',
      'b-1',
      'left-out-by-mapper',
      'not-a-conversation',
    ]);
    expect(records[0]).toMatchObject({ format: 'mapper', conversation: { fields: { plan: 'free' } } });
  });

  test.each<readonly [string, unknown]>([
    ['nothing is returned', undefined],
    ['a promise is returned', Promise.resolve(null)],
    ['a string stands for a conversation', SECRET],
    ['null stands for a conversation', [null]],
    ['messages is missing', { text: SECRET }],
    ['messages is no list', { messages: SECRET }],
    ['messages is empty', { messages: [] }],
    ['messages[1]: role is none of', { messages: [...asked('x').messages, { role: SECRET, content: 'x' }] }],
    ['messages[0]: content is missing', { messages: [{ role: 'user' }] }],
    ['messages[0]: content is no text', asked([SECRET])],
    ['messages[0]: it is no object', { messages: [SECRET] }],
    ['user_id is no text and no number', { ...asked('x'), user_id: { name: SECRET } }],
  ])('that returns nonsense is told: %s', async (told, made) => {
    const failure = await read(() => made, [{ text: SECRET }]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'INPUT_UNUSABLE', message: expect.stringContaining(told) });
    expect(failure).toMatchObject({ message: expect.stringContaining('mapper-result-invalid 1') });
    expect(JSON.stringify(failure) + String(failure)).not.toContain(SECRET);
  });

  test('that throws loses that row: where is told, what it says is kept in the private list alone', async () => {
    const mapper: ConversationMapper = (row) => {
      if (row['text'] === SECRET) throw new TypeError(`cannot use ${SECRET}`);
      return { messages: [{ role: 'user', content: row['text'] as string }] };
    };
    const records = await read(mapper, [{ text: SECRET }, { text: 'fine' }]);
    expect(records.map(({ reason }) => reason)).toEqual(['mapper-failed', null]);
    const failure = await read(mapper, [{ text: SECRET }]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: expect.stringMatching(/TypeError is thrown in line \d+ \(1 rows\)/u) });
    expect(String(failure)).not.toContain(SECRET);

    const home = join(folder, 'run');
    const source = fileSource([file([{ text: SECRET }, { text: 'fine' }])], {
      secret: null,
      folder: home,
      seed: 1,
      format: 'mapper',
      formats: [formatOf(mapper)],
    });
    const { signal } = new AbortController();
    await source.collect({ store: openShardStore(home), signal, onProgress: () => {} });
    const kept = JSON.parse(readFileSync(join(home, 'rejects.jsonl'), 'utf8')) as unknown;
    expect(kept).toMatchObject({ line: 1, reason: 'mapper-failed', kept: `cannot use ${SECRET}` });
  });

  test('that throws what is no error, or an error of a telling name, gives nothing away', async () => {
    class Telling extends Error {
      override readonly name = SECRET;
    }
    for (const thrown of [SECRET, new Telling('x'), null, { message: SECRET }]) {
      const failure = await read(() => {
        throw thrown;
      }, [{}]).catch((error: unknown) => error);
      expect(failure).toMatchObject({ message: expect.stringContaining('an error is thrown') });
      expect(String(failure)).not.toContain(SECRET);
    }
  });

  test('whatever it returns, there is a conversation or a known reason', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (made) => {
        for (const record of recordsOf(
          formatOf(() => made),
          { text: 'x' },
        )) {
          if (typeof record === 'string') expect(rejectReasons).toContain(record);
          else expect(record.messages.some(({ role }) => role === 'user')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('what is read is told apart by what the mapper says', () => {
  const path = file([{ text: 'x' }]);
  const prints = ['one', 'one', 'other'].map((fingerprint) => {
    const format = mapperFormat({ mapper: () => null, path, fingerprint });
    return fileSource([path], { secret: null, folder, seed: 1, format: 'mapper', formats: [format] }).fingerprint;
  });
  expect(prints[0]).toBe(prints[1]);
  expect(prints[0]).not.toBe(prints[2]);
});
