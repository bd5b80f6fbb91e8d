import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parquetBytes } from '../../../test/formats/write-parquet.ts';
import { kindOf } from './kind-of-file.ts';
import { readConversations } from './read-conversations.ts';
import { zipMembers } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

interface Packed {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** 0 stored, 8 deflate, 93 zstd; others stay as they are. */
  readonly method?: number;
  readonly flags?: number;
}

function field(...values: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}

/** An archive as APPNOTE lays it out, without folders and comments. */
function zip(members: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, flags = 0 } of members) {
    const plain = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(plain) : method === 93 ? zstdCompressSync(plain) : plain;
    const facts = field(
      [2, 20],
      [2, flags],
      [2, method],
      [4, 0],
      [4, crc32(plain)],
      [4, packed.length],
      [4, plain.length],
      [2, Buffer.byteLength(name)],
      [2, 0],
    );
    parts.push(Buffer.concat([field([4, 0x04034b50]), facts, Buffer.from(name), packed]));
    list.push(
      Buffer.concat([
        field([4, 0x02014b50], [2, 20]),
        facts,
        field([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        Buffer.from(name),
      ]),
    );
    offset += (parts.at(-1) as Buffer).length;
  }
  const directory = Buffer.concat(list);
  const end = field(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, members.length],
    [2, members.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...parts, directory, end]);
}

function fileWith(bytes: Uint8Array, ending = 'zip'): string {
  const path = join(folder, `${files++}.${ending}`);
  writeFileSync(path, bytes);
  return path;
}

const apart = { secret: null, signal: new AbortController().signal };
const textColumns = { text: 'text', user_id: 'text' } as const;

async function read(path: string, named = false): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of readConversations({ files: [{ path, named }], ...apart })) {
    rows.push(`${row.file.slice(path.length)}:${row.line} ${row.reason ?? row.conversation.messages[0]?.text}`);
  }
  return rows;
}

const row = (text: string) => JSON.stringify({ user_id: 'u', text });
const good = { name: 'good.jsonl', data: row('good') };

describe('archives', () => {
  test('are told by their content; of their members those that may hold rows are read, however they are packed', async () => {
    const members = [
      { name: 'a.jsonl', data: `${row('one')}\n${row('two')}\n` },
      { name: 'deep/b.json', data: `[${row('three')}]`, method: 0 },
      { name: 'c.ndjson', data: row('four'), method: 93 },
      { name: 'chat.html', data: '<p>' },
      { name: '__MACOSX/a.jsonl', data: row('shadow') },
      { name: 'empty.json', data: '' },
    ];
    for (const ending of ['zip', 'jsonl', 'download']) {
      expect(await read(fileWith(zip(members), ending))).toEqual([
        '/a.jsonl:1 one',
        '/a.jsonl:2 two',
        '/deep/b.json:1 three',
        '/c.ndjson:1 four',
      ]);
    }
    expect(kindOf(fileWith(Buffer.from('PK')))).toBe('rows');
  });

  test('names that lead elsewhere are names like others: nothing is written', async () => {
    const path = fileWith(
      zip([
        { name: '../../outside.jsonl', data: row('kept') },
        { name: '/etc/x.json', data: row('too') },
      ]),
    );
    expect(await read(path)).toEqual(['/../../outside.jsonl:1 kept', '//etc/x.json:1 too']);
  });

  test('of a log of Inspect the samples are read', async () => {
    const sample = JSON.stringify({ id: 1, epoch: 1, input: 'x', messages: [{ role: 'user', content: 'asked' }] });
    const members = [
      { name: 'header.json', data: '{}' },
      { name: 'summaries.json', data: '[]' },
      { name: '_journal/start.json', data: '{}' },
      { name: 'samples/1_epoch_1.json', data: sample, method: 93 },
    ];
    expect(await read(fileWith(zip(members), 'eval'))).toEqual(['/samples/1_epoch_1.json:1 asked']);
  });

  test('what cannot be unpacked is said, member by member', async () => {
    const members = [good, { name: 'locked.json', data: 'x', flags: 1 }, { name: 'old.json', data: 'x', method: 14 }];
    expect(await read(fileWith(zip(members)))).toEqual([
      '/good.jsonl:1 good',
      '/locked.json:1 zip-encrypted',
      '/old.json:1 zip-method-unknown',
    ]);
    await expect(read(fileWith(zip(members.slice(1))), true)).rejects.toMatchObject({
      code: 'INPUT_UNUSABLE',
      message: expect.stringContaining('zip-encrypted 1, zip-method-unknown 1'),
      hint: expect.stringMatching(/^A member of the archive is locked with a password.* not supported.*folder\.$/u),
    });
    await expect(read(fileWith(zip([])), true)).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  });

  test('columns among members are read as a file of them is, and nothing is left of it', async () => {
    const columns = parquetBytes(
      [
        { text: 'one', user_id: 'u' },
        { text: 'two', user_id: 'u' },
      ],
      textColumns,
    );
    const half = { name: 'half.parquet', data: columns.subarray(0, columns.length / 2), method: 0 };
    const members = [
      { name: 'deep/rows.parquet', data: columns },
      half,
      { name: 'bomb.parquet', data: Buffer.alloc(65 * 1024 * 1024) },
      { name: 'none.parquet', data: '' },
      { name: 'locked.parquet', data: columns, flags: 1 },
      good,
    ];
    const temporary = vi.stubEnv('TMPDIR', mkdtempSync(join(folder, 'temporary-')));
    expect(await read(fileWith(zip(members)))).toEqual([
      '/deep/rows.parquet:1 one',
      '/deep/rows.parquet:2 two',
      '/half.parquet:1 parquet-damaged',
      '/bomb.parquet:1 zip-bomb',
      '/none.parquet:1 parquet-damaged',
      '/locked.parquet:1 zip-encrypted',
      '/good.jsonl:1 good',
    ]);
    for await (const _ of readConversations({ files: [{ path: fileWith(zip(members)), named: true }], ...apart }))
      break;
    expect(readdirSync(tmpdir())).toEqual([]);
    temporary.unstubAllEnvs();
  });

  test('a bomb ends where it is seen to be one, and other members are read', async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, '[ ');
    const { maxRSS } = process.resourceUsage();
    expect(await read(fileWith(zip([{ name: 'bomb.json', data: bomb }, good])))).toEqual([
      '/bomb.json:1 zip-bomb',
      '/good.jsonl:1 good',
    ]);
    expect(process.resourceUsage().maxRSS - maxRSS).toBeLessThan(600 * 1024);
  });

  test('cut short or with any byte changed they end, in rows and reasons', async () => {
    const whole = zip([
      { name: 'a.jsonl', data: `${row('one')}\n${row('two')}` },
      { name: 'b.json', data: row('three'), method: 0 },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
          if (!cut) bytes[at] = (bytes[at] as number) ^ flip;
          const outcome = await read(fileWith(bytes)).catch((error: { code?: string }) => error.code);
          expect(['INPUT_EMPTY', 'INPUT_UNUSABLE', true]).toContain(Array.isArray(outcome) || outcome);
        },
      ),
      { numRuns: 200 },
    );
    expect(zipMembers(fileWith(whole.subarray(0, whole.length - 30)))).toBeNull();
  });
});
