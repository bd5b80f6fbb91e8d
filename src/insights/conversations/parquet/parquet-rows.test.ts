import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { lmsysColumns, parquetBytes, type Shape } from '../../../../test/formats/write-parquet.ts';
import { createRandom } from '../../../core/random.ts';
import { mappedFormat } from '../mapped-format.ts';
import { type ReadOptions, readConversations } from '../read-conversations.ts';
import { parquetRows } from './parquet-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const { signal } = new AbortController();

function fileWith(bytes: Uint8Array, ending = 'parquet'): string {
  const path = join(folder, `${files++}.${ending}`);
  writeFileSync(path, bytes);
  return path;
}

async function read(path: string, options: Partial<ReadOptions> = {}) {
  const rows: string[] = [];
  const all = readConversations({ files: [{ path, named: true }], secret: null, signal, ...options });
  for await (const row of all) {
    rows.push(row.reason ?? `${row.line} ${row.format} ${row.conversation.messages.map(({ text }) => text).join('/')}`);
  }
  return rows;
}

async function rowsOf(path: string, isWanted: Parameters<typeof parquetRows>[1]['choose'] = () => () => true) {
  const rows: unknown[] = [];
  for await (const group of parquetRows(path, { position: 'the only file', signal, choose: isWanted }))
    for (const { row, problem } of group) rows.push(problem ?? row);
  return rows;
}

const asked = (id: number, text = `question ${id}`) => ({
  conversation_id: `c${id}`,
  model: 'm',
  conversation: [
    { role: 'user', content: text },
    { role: 'assistant', content: 'answer' },
  ],
  turn: 1n,
  language: 'English',
  redacted: false,
});
const lmsys = (count: number) => Array.from({ length: count }, (_, id) => asked(id));

describe('values', () => {
  const columns: Readonly<Record<string, Shape>> = {
    words: 'text',
    count: 'whole',
    share: 'number',
    is: 'yes-no',
    at: 'time',
    raw: 'bytes',
    list: ['text'],
    deep: [[{ a: 'text', b: { c: 'whole' } }]],
  };

  test('are what JSON would hold; what is null is not there', async () => {
    const at = new Date('2026-03-01T10:00:00.123Z');
    const path = fileWith(
      parquetBytes(
        [
          {
            words: 'é\u2028',
            count: 7n,
            share: 0.5,
            is: true,
            at,
            list: ['x', null],
            deep: [[{ a: 'y', b: { c: 2n ** 60n } }]],
          },
          {},
          { list: [], deep: [[]] },
        ],
        columns,
      ),
    );
    expect(await rowsOf(path)).toEqual([
      {
        words: 'é\u2028',
        count: 7,
        share: 0.5,
        is: true,
        at: '2026-03-01T10:00:00.123Z',
        list: ['x', null],
        deep: [[{ a: 'y', b: { c: '1152921504606846976' } }]],
      },
      {},
      { list: [], deep: [[]] },
    ]);
  });

  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD'] as const)('are unpacked from %s', async (codec) => {
    const path = fileWith(parquetBytes(lmsys(5), lmsysColumns, { codec, rowGroupSize: 2 }));
    expect(await read(path)).toEqual(lmsys(5).map((_, id) => `${id + 1} lmsys question ${id}/answer`));
  });

  test('are the same with an index of pages, in however many groups', async () => {
    const rows = lmsys(3000);
    const [one, other] = [true, false].map((offsetIndex) =>
      fileWith(parquetBytes(rows, lmsysColumns, { offsetIndex, rowGroupSize: 3000 })),
    );
    expect(await rowsOf(one as string)).toEqual(await rowsOf(other as string));
  });
});

describe('columns', () => {
  test('none is read that is not wanted, down to members of what is in lists', async () => {
    const path = fileWith(
      parquetBytes([{ ...asked(1), openai_moderation: [{ flagged: true, categories: { hate: true } }] }], lmsysColumns),
    );
    const rows = await rowsOf(path, (names, row) => {
      expect(names).toEqual(Object.keys(lmsysColumns));
      expect(row).toMatchObject({ conversation_id: 'x', conversation: [{ content: 'x', role: 'x' }], turn: 1 });
      return ({ member }) => ['conversation_id', 'openai_moderation.flagged'].includes(member);
    });
    expect(rows).toEqual([{ conversation_id: 'c1', openai_moderation: [{ flagged: true }] }]);
  });

  test('are mapped as members of a row are, also where a text holds them', async () => {
    const columns = { q: 'text', who: { id: 'whole' }, when: 'time', plan: 'text', scores: [{ a: 'number' }] } as const;
    const rows = [{ q: 'How?', who: { id: 12n }, when: new Date(0), plan: 'free', scores: [{ a: 1 }] }];
    const formats = [mappedFormat('text=q,account=who.id,time=when')];
    const path = fileWith(parquetBytes(rows, columns));
    const all = readConversations({
      files: [{ path, named: true }],
      secret: new Uint8Array(32),
      signal,
      formats,
      format: 'mapped',
    });
    const [first] = await Array.fromAsync(all);
    expect(first).toMatchObject({ conversation: { startedAt: '1970-01-01T00:00:00.000Z', fields: { plan: 'free' } } });
    expect(first).toHaveProperty('conversation.account');
    const inText = fileWith(parquetBytes([{ t: JSON.stringify([{ role: 'user', content: 'Why?' }]) }], { t: 'text' }));
    expect(await read(inText, { formats: [mappedFormat('messages=t')], format: 'mapped' })).toEqual(['1 mapped Why?']);
  });

  test('that hold JSON as text show what the JSON shows', async () => {
    const rows = [{ id: 'a', messages: JSON.stringify([{ role: 'user', content: 'Hi' }]) }];
    const path = fileWith(parquetBytes(rows, { id: 'text', messages: 'text' }));
    expect(await read(path)).toEqual(['1 simple Hi']);
    expect(await read(path, { format: 'simple' })).toEqual(['1 simple Hi']);
    const spoken = [{ text: '{"json": "that somebody asks about"}' }];
    expect(await read(fileWith(parquetBytes(spoken, { text: 'text' })))).toEqual([
      '1 simple {"json": "that somebody asks about"}',
    ]);
  });

  test('a file that has none of those needed names what it has', async () => {
    const path = fileWith(parquetBytes([{ ticket: 'a', reply: 'b' }], { ticket: 'text', reply: 'text' }));
    await expect(read(path)).rejects.toMatchObject({
      code: 'INPUT_UNUSABLE',
      message: expect.stringContaining('Its columns are: ticket, reply.'),
    });
    const formats = [mappedFormat('text=question')];
    await expect(read(path, { formats, format: 'mapped' })).rejects.toMatchObject({
      message: expect.stringContaining('Its columns are: ticket, reply.'),
    });
  });
});

describe('a file that cannot be read', () => {
  const whole = Buffer.from(parquetBytes(lmsys(30), lmsysColumns, { rowGroupSize: 10, codec: 'ZSTD' }));
  const startOf = (group: number): number => {
    const chunk = parquetMetadata(whole).row_groups[group]?.columns[0]?.meta_data;
    return Number(chunk?.dictionary_page_offset || chunk?.data_page_offset);
  };
  const changed = (change: (bytes: Buffer) => void): string => {
    const bytes = Buffer.from(whole);
    change(bytes);
    return fileWith(bytes);
  };

  test.each<readonly [string, string, Uint8Array]>([
    ['cut short', 'parquet-damaged', whole.subarray(0, whole.length - 100)],
    ['nothing but its beginning', 'parquet-damaged', whole.subarray(0, 4)],
    ['something else', 'parquet-damaged', Buffer.from('{"text":"x"}\n')],
    [
      'encrypted',
      'parquet-encrypted',
      Buffer.concat([Buffer.from('PARE'), whole.subarray(4, -4), Buffer.from('PARE')]),
    ],
  ])('as it is %s, says so: %s', async (_, reason, bytes) => {
    await expect(read(fileWith(bytes))).rejects.toMatchObject({ message: expect.stringContaining(`${reason} 1`) });
  });

  test('packed otherwise is told', async () => {
    const bytes = Buffer.from(parquetBytes(lmsys(3), lmsysColumns, { codec: 'LZO' }));
    await expect(read(fileWith(bytes))).rejects.toMatchObject({
      message: expect.stringContaining('parquet-codec-unknown 1'),
    });
  });

  test('in one group of rows goes on with the next', async () => {
    const path = changed((bytes) => bytes.fill(0xff, startOf(1), startOf(1) + 40));
    const rows = await read(path);
    expect(rows).toHaveLength(21);
    expect(rows[10]).toBe('parquet-damaged');
    expect(rows[11]).toBe('21 lmsys question 20/answer');
  });

  test('however its bytes are broken, comes to an end', async () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = createRandom(seed);
      const path = changed((bytes) => {
        for (let left = 1 + random.integer(6); left > 0; left--)
          bytes[random.integer(bytes.length)] = random.integer(256);
      });
      const rows = await rowsOf(path);
      expect(rows.length).toBeGreaterThan(0);
      rmSync(path);
    }
  });
});
