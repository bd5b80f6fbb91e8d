import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Line, linesOf, MAX_LINE_BYTES } from './lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function fileWith(data: string | Uint8Array, ending = 'jsonl'): string {
  const path = join(folder, `${files++}.${ending}`);
  writeFileSync(path, data);
  return path;
}

async function read(path: string, signal = new AbortController().signal): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const some of linesOf(path, 'the only file', signal)) lines.push(...some);
  return lines;
}

const texts = async (data: string | Uint8Array, ending?: string) =>
  (await read(fileWith(data, ending))).map(({ text }) => text);

describe('lines', () => {
  test('end at line feeds alone, carriage returns before them are no part', async () => {
    expect(await texts('a\r\nb\u2028\u2029\u0085c\n\n d \r\re\n')).toEqual([
      'a',
      'b\u2028\u2029\u0085c',
      '',
      ' d \r\re',
    ]);
    expect(await texts('last without an end')).toEqual(['last without an end']);
    expect(await texts('')).toEqual([]);
    expect(await texts('\n\n')).toEqual(['', '']);
  });

  test('are numbered from one', async () => {
    expect((await read(fileWith('a\n\nb'))).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('a byte order mark is no part of the text', async () => {
    expect(await texts('\uFEFF{"a":1}\n{}')).toEqual(['{"a":1}', '{}']);
  });

  test('bytes that are no UTF-8 are refused as that, and the rest is read', async () => {
    const bad = Buffer.from([0x61, 0xff, 0x0a]);
    const half = Buffer.from('é\n').subarray(1);
    const surrogate = Buffer.from([0xed, 0xa0, 0x80, 0x0a]);
    const lines = await read(fileWith(Buffer.concat([bad, half, surrogate, Buffer.from('ok\n')])));
    expect(lines.map(({ problem }) => problem)).toEqual(['invalid-utf8', 'invalid-utf8', 'invalid-utf8', undefined]);
    expect(lines.at(-1)?.text).toBe('ok');
  });

  test('whatever stands in a file, its lines are those of splitting it', async () => {
    const unit = fc.constantFrom('a', 'é', '漢', '👍', '\u2028', '\r', '\n', '\0', '"', ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 60 }),
        fc.constantFrom('jsonl', 'jsonl.gz'),
        async (data, ending) => {
          const expected = data.split('\n');
          if (expected.at(-1) === '') expected.pop();
          const bytes = ending.endsWith('gz') ? gzipSync(data) : data;
          expect(await texts(bytes, ending)).toEqual(expected.map((line) => line.replace(/\r$/u, '')));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a character or a line that a chunk of the file cuts in two is whole', async () => {
    // Chunks of 64 KiB begin at every offset within the line, with three-byte characters around the cut.
    for (let shift = 0; shift < 8; shift++) {
      const lines = [`${'x'.repeat(65_530 + shift)}漢漢漢`, '漢'.repeat(50_000), 'end'];
      expect(await texts(lines.join('\n'))).toEqual(lines);
    }
  });
});

describe('lines that are too long', () => {
  test('are skipped, and others around them read', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 1, 0x61);
    const longest = Buffer.alloc(MAX_LINE_BYTES, 0x62);
    const newline = Buffer.from('\n');
    const lines = await read(fileWith(Buffer.concat([long, newline, longest, newline, Buffer.from('ok\n'), long])));
    expect(lines.map(({ problem }) => problem)).toEqual(['line-too-long', undefined, undefined, 'line-too-long']);
    expect(lines[1]?.text).toHaveLength(MAX_LINE_BYTES);
    expect(lines[2]?.text).toBe('ok');
  });

  test('are not held: a line of half a gigabyte passes in little memory', async () => {
    const member = gzipSync(Buffer.alloc(8 * 1024 * 1024, 0x20), { level: 1 });
    const path = fileWith(Buffer.concat(Array(64).fill(member)), 'jsonl.gz');
    const { maxRSS } = process.resourceUsage();
    expect((await read(path)).map(({ problem }) => problem)).toEqual(['line-too-long']);
    // In kilobytes.
    expect(process.resourceUsage().maxRSS - maxRSS).toBeLessThan(200 * 1024);
  });
});

describe('gzip', () => {
  test('members one after the other are one file, whatever the case of its ending', async () => {
    const members = Buffer.concat([gzipSync('a\nb'), gzipSync('c\n'), gzipSync(''), gzipSync('d')]);
    expect(await texts(members, 'jsonl.gz')).toEqual(['a', 'bc', 'd']);
    expect(await texts(members, 'JSONL.GZ')).toEqual(['a', 'bc', 'd']);
  });

  test('what comes before the damage is read, and the damage is said once', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `row ${Math.imul(index, 2_654_435_761) >>> 0}`);
    const whole = gzipSync(rows.join('\n'), { level: 1 });
    const flipped = Buffer.from(whole);
    flipped[whole.length - 6] = (flipped[whole.length - 6] as number) ^ 0xff;
    for (const bytes of [
      whole.subarray(0, whole.length * 0.7),
      flipped,
      Buffer.concat([whole.subarray(0, 3000), whole]),
    ]) {
      const lines = await read(fileWith(bytes, 'jsonl.gz'));
      const good = lines.filter(({ problem }) => problem === undefined).map(({ text }) => text);
      expect(lines.filter(({ problem }) => problem === 'gzip-damaged')).toHaveLength(1);
      expect(lines.at(-1)?.problem).toBe('gzip-damaged');
      expect(rows.slice(0, good.length)).toEqual(good);
    }
  });

  test.each([
    ['no bytes', Buffer.alloc(0)],
    ['plain text', Buffer.from('not compressed\n')],
    ['a zlib stream', deflateSync('a\n')],
  ])('%s is damage', async (_, bytes) => {
    const lines = await read(fileWith(bytes, 'jsonl.gz'));
    expect(lines.map(({ problem }) => problem)).toEqual(['gzip-damaged']);
  });
});

test('zstd is unpacked too, up to where it is damaged', async () => {
  const packed = zstdCompressSync('a\nb\n');
  expect(await texts(packed, 'jsonl.zst')).toEqual(['a', 'b']);
  const cut = await read(fileWith(packed.subarray(0, packed.length - 3), 'jsonl.zst'));
  expect(cut.at(-1)?.problem).toBe('gzip-damaged');
});

describe('a file that cannot be read', () => {
  test('is an error that does not name it', async () => {
    const expected = { code: 'INPUT_UNREADABLE', message: 'The input cannot be read (the only file: ENOENT).' };
    await expect(read(join(folder, 'secret-name.jsonl'))).rejects.toMatchObject(expected);
    await expect(read(join(folder, 'secret-name.jsonl.gz'))).rejects.toMatchObject(expected);
    await expect(read(folder)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  test('stops when it is told to, before and on the way', async () => {
    const path = fileWith('a\n'.repeat(500_000));
    await expect(read(path, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
    for (const file of [path, fileWith(gzipSync('a\n'.repeat(500_000)), 'jsonl.gz')]) {
      const controller = new AbortController();
      const half = async () => {
        for await (const lines of linesOf(file, 'it', controller.signal)) {
          if (lines.length > 0) controller.abort(new Error('stop'));
        }
      };
      await expect(half()).rejects.toThrow('stop');
    }
  });
});
