import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { openEmbeddingCache } from './embedding-cache.ts';

const root = mkdtempSync(join(tmpdir(), 'cache-'));
afterAll(() => rmSync(root, { recursive: true }));
const scratch = () => join(mkdtempSync(join(root, 'in-')), 'cache.sqlite');

test('is for its owner alone, with the files beside it', () => {
  const path = scratch();
  const cache = openEmbeddingCache(path);
  cache.write('m', ['a'], Float32Array.from([1]), 1);
  const files = readdirSync(join(path, '..'));
  expect(files).toContain('cache.sqlite-wal');
  for (const file of files) expect(statSync(join(path, '..', file)).mode & 0o077).toBe(0);
  cache.close();
});

test('what is there stays, and a part that fails leaves nothing', () => {
  const cache = openEmbeddingCache(scratch());
  cache.write('m', ['a'], Float32Array.from([1]), 1);
  cache.write('m', ['a', 'b'], Float32Array.from([7, 2]), 1);
  expect(cache.read('m', ['a', 'b'], 1)).toEqual([Float32Array.of(1), Float32Array.of(2)]);
  const failing = {
    forEach: (each: (text: string, row: number) => void) => {
      each('c', 0);
      throw new Error('stop');
    },
  };
  expect(() => cache.write('m', failing as unknown as string[], Float32Array.from([3]), 1)).toThrow('stop');
  expect(cache.read('m', ['c'], 1)).toEqual([null]);
  cache.write('m', ['c'], Float32Array.from([4]), 1);
  expect(cache.read('m', ['c'], 1)).toEqual([Float32Array.of(4)]);
  cache.close();
});

describe('a damaged cache is an error that says what to delete', () => {
  const expected = expect.objectContaining({ code: 'CACHE_DAMAGED', hint: expect.stringContaining('Delete') });

  test('where the file is no database', () => {
    const path = scratch();
    writeFileSync(path, 'this is no database, and long enough to be read as one '.repeat(100));
    expect(() => openEmbeddingCache(path)).toThrow(expected);
  });

  test('where its table is another', () => {
    const path = scratch();
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE embedding (id INTEGER)');
    other.close();
    expect(() => openEmbeddingCache(path)).toThrow(expected);
  });

  test('where its pages were overwritten, at opening or at the first read', () => {
    const path = scratch();
    const cache = openEmbeddingCache(path);
    const texts = Array.from({ length: 500 }, (_, index) => `text ${index}`);
    cache.write('m', texts, new Float32Array(500 * 64).fill(1), 64);
    cache.close();
    const size = statSync(path).size;
    const file = Buffer.alloc(size, 0x5a);
    const whole = new DatabaseSync(path);
    whole.close();
    writeFileSync(path, file.subarray(0, size - 4096), { flag: 'r+' });
    expect(() => openEmbeddingCache(path).read('m', texts, 64)).toThrow(expected);
  });

  test('where a vector is of another length or kind', () => {
    const path = scratch();
    const cache = openEmbeddingCache(path);
    cache.write('m', ['a'], Float32Array.from([1, 2]), 2);
    expect(() => cache.read('m', ['a'], 3)).toThrow(expected);
    const other = new DatabaseSync(path);
    other.exec(`UPDATE embedding SET vector = 'text'`);
    other.close();
    expect(() => cache.read('m', ['a'], 2)).toThrow(expected);
    cache.close();
  });
});

test('a folder in its place is an error with a hint', () => {
  const path = join(scratch(), '..');
  expect(() => openEmbeddingCache(path)).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
});

test('processes that write at once lose nothing and wait for one another', async () => {
  const path = scratch();
  const module = new URL('./embedding-cache.ts', import.meta.url).href;
  const program = (own: number) => `
    const { openEmbeddingCache } = await import(${JSON.stringify(module)});
    const cache = openEmbeddingCache(${JSON.stringify(path)});
    for (let batch = 0; batch < 20; batch++) {
      const texts = ['shared ' + batch, 'own ' + ${own} + ' ' + batch];
      cache.write('m', texts, Float32Array.from([batch, ${own}]), 1);
      if (cache.read('m', texts, 1).some((vector) => vector === null)) process.exit(3);
    }
    cache.close();`;
  const run = (own: number) =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program(own)], { stdio: 'inherit' });
      child.on('close', resolve);
    });
  expect(await Promise.all([0, 1, 2, 3].map(run))).toEqual([0, 0, 0, 0]);
  const cache = openEmbeddingCache(path);
  const own = [0, 1, 2, 3].flatMap((process) => Array.from({ length: 20 }, (_, batch) => `own ${process} ${batch}`));
  expect(cache.read('m', own, 1).map((vector) => vector?.[0])).toEqual(own.map((text) => Number(text.split(' ')[1])));
  cache.close();
});
