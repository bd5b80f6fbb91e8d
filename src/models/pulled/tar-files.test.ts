import { describe, expect, test } from 'vitest';
import { tarOf } from '../../testing/packed-model.ts';
import { filesOfTar } from './tar-files.ts';

describe('an archive', () => {
  test('has its plain files by path, and no other entries', () => {
    const long = 'x'.repeat(700);
    const archive = tarOf({ 'package/a': long, 'package/empty': '', 'package/link': 'to', 'package/b..c/d': 'e' });
    const [, , link] = [...archive.keys()].filter((at) => archive.toString('latin1', at, at + 8) === 'package/');
    const files = filesOfTar(withType(archive, link as number, '2'));
    expect([...files].map(([path, data]) => [path, data.toString()])).toEqual([
      ['package/a', long],
      ['package/empty', ''],
      ['package/b..c/d', 'e'],
    ]);
  });

  test.each([
    ['leads up', { 'package/../../etc/x': 'y' }],
    ['begins at the root', { '/etc/x': 'y' }],
    ['leads up on Windows', { 'package\\..\\x': 'y' }],
    ['names a drive', { 'C:/x': 'y' }],
    ['is nothing but up', { '..': 'y' }],
  ])('with a path that %s is refused as a whole', (_, files) => {
    expect(() => filesOfTar(tarOf({ 'package/fine': 'x', ...files }))).toThrow('outside of its own folder');
  });

  test.each([
    ['text', Buffer.alloc(2000, 'no archive '), 'a damaged one'],
    ['an archive that was cut off', tarOf({ a: 'x'.repeat(5000) }).subarray(0, 3000), 'in the middle'],
  ])('%s is none', (_, data, why) => {
    expect(() => filesOfTar(data)).toThrow(why);
  });
});

/** The header at `at` with another type, and the sum that goes with it. */
function withType(archive: Buffer, at: number, type: string): Buffer {
  const changed = Buffer.from(archive);
  const sum = Number.parseInt(changed.toString('latin1', at + 148, at + 154), 8) - (changed[at + 156] as number);
  changed.write(type, at + 156);
  changed.write((sum + type.charCodeAt(0)).toString(8).padStart(6, '0'), at + 148);
  return changed;
}
