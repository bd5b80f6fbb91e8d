import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makePrivateFolder, writeFileAtomic, writeFileOnChange, writeFileOnce, writeSharedFile } from './files.ts';

const root = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(root, { recursive: true }));
const scratch = () => mkdtempSync(join(root, 'in-'));
const read = (path: string) => readFileSync(path, 'utf8');

describe('a file', () => {
  test('is replaced whole, for its owner alone, and nothing stays beside it', () => {
    const folder = scratch();
    const path = join(folder, 'a');
    writeFileAtomic(path, 'one');
    writeFileAtomic(path, Buffer.from('two'));
    expect(read(path)).toBe('two');
    expect(readdirSync(folder)).toEqual(['a']);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('a folder where the system takes none, or a file stands in the way, is said and not tried for ever', () => {
    const path = join(scratch(), 'a');
    writeSharedFile(path, 'one');
    for (const folder of ['/proc/sightline/deep', join(path, 'in', 'it'), path]) {
      expect(() => makePrivateFolder(folder)).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }));
    }
  });

  test('that is made to be handed on is as open as the settings of its owner allow', () => {
    const path = join(scratch(), 'a');
    writeSharedFile(path, 'one');
    expect(read(path)).toBe('one');
    expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  test('that is written once stays as it was', () => {
    const path = join(scratch(), 'a');
    writeFileOnce(path, 'one');
    writeFileOnce(path, 'two');
    expect(read(path)).toBe('one');
    expect(readdirSync(join(path, '..'))).toEqual(['a']);
  });

  test('that does not change is not touched', () => {
    const path = join(scratch(), 'a');
    writeFileOnChange(path, 'one');
    const before = statSync(path).ino;
    writeFileOnChange(path, 'one');
    expect(statSync(path).ino).toBe(before);
    writeFileOnChange(path, 'two');
    expect(read(path)).toBe('two');
  });

  test('that cannot be made is an error with a hint, and leaves no part', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'taken'));
    for (const write of [writeFileAtomic, writeFileOnce]) {
      const failing = () => write(join(folder, write === writeFileAtomic ? 'taken' : 'missing/a'), 'x');
      expect(failing).toThrow(expect.objectContaining({ code: 'OUTPUT_UNWRITABLE', hint: expect.any(String) }));
    }
    expect(readdirSync(folder)).toEqual(['taken']);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makePrivateFolder(join(folder, 'file', 'inside'))).toThrow(
      expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' }),
    );
  });
});
