import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { holdInput, identityOf, shownPath } from './held-input.ts';

const home = () => mkdtempSync(join(tmpdir(), 'held-'));
const { signal } = new AbortController();

test('what came is a file of its owner alone, known by its content, and gone when it was read', async () => {
  const [first, second] = [home(), home()];
  const held = await holdInput(Readable.from([Buffer.from('one\n'), Buffer.from('two\n')]), signal, first);
  const again = await holdInput(Readable.from([Buffer.from('one\ntwo\n')]), signal, second);
  expect(readFileSync(held.path, 'utf8')).toBe('one\ntwo\n');
  expect(statSync(held.path).mode & 0o077).toBe(0);
  expect(statSync(join(held.path, '..')).mode & 0o077).toBe(0);
  expect(identityOf(held.path)).toBe(identityOf(again.path));
  expect(shownPath(held.path)).toBe('standard input');
  expect([identityOf('/logs/a.jsonl'), shownPath('/logs/a.jsonl')]).toEqual(['/logs/a.jsonl', '/logs/a.jsonl']);
  held.release();
  expect(existsSync(held.path)).toBe(false);
  expect(readdirSync(first)).toEqual([]);
});

test('nothing is left of an input that is empty, breaks off or is stopped', async () => {
  const folder = home();
  await expect(holdInput(Readable.from([]), signal, folder)).rejects.toMatchObject({ code: 'INPUT_EMPTY' });
  const broken = new Readable({ read: () => {} });
  broken.push('x');
  broken.destroy(new Error('broken off'));
  await expect(holdInput(broken, signal, folder)).rejects.toThrow('broken off');
  await expect(holdInput(Readable.from(['x']), AbortSignal.abort(), folder)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
  await expect(holdInput(Readable.from(['x']), signal, join(folder, 'missing'))).rejects.toMatchObject({
    code: 'INPUT_NOT_HELD',
    hint: expect.stringContaining('TMPDIR'),
  });
});
