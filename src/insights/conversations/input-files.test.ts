import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJsonFile } from '../../core/hash.ts';
import { inputFiles } from './input-files.ts';

function tree(...paths: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'inputs-'));
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), 'x');
  }
  return root;
}

function found(root: string, paths: readonly string[] = ['.'], lines?: 'json' | 'text') {
  const { files, skipped } = inputFiles(
    paths.map((path) => join(root, path)),
    lines,
  );
  return { files: files.map(({ path }) => relative(root, path)), skipped };
}

describe('a folder', () => {
  test('is walked in a stable order; what does not end as conversations do is counted', () => {
    const root = tree(
      'b.jsonl',
      'a/2.ndjson.gz',
      'a/1.JSON',
      'README.md',
      'notes.txt',
      'a/cat.png',
      'z.gz',
      '.x.jsonl',
    );
    expect(found(root)).toEqual({ files: ['a/1.JSON', 'a/2.ndjson.gz', 'b.jsonl'], skipped: 4 });
  });

  test('gives its text files where text is asked for', () => {
    const root = tree('a.jsonl', 'one.txt', 'two.TXT.gz', 'notes.md');
    expect(found(root, ['.'], 'text')).toEqual({ files: ['one.txt', 'two.TXT.gz'], skipped: 2 });
  });

  test('hidden folders are not entered', () => {
    expect(found(tree('.git/a.jsonl', 'b.jsonl')).files).toEqual(['b.jsonl']);
  });

  test('what Sightline has written into it is not read: runs, releases, a workspace behind a link', () => {
    const root = tree(
      'a.jsonl',
      'out/private/shards/facets.jsonl',
      'out/public/clusters.json',
      'out/public/facets/turns.json',
      'shared/clusters.json',
      '.sightline/runs/1/private/shards/b.jsonl',
      'others/manifest.json',
      'others/c.jsonl',
      'deep/manifest.json/d.jsonl',
    );
    writeFileSync(join(root, 'out/private/manifest.json'), canonicalJsonFile({ schema: 'sightline/run' }));
    for (const release of ['out/public', 'shared'])
      writeFileSync(join(root, release, 'manifest.json'), canonicalJsonFile({ schema: 'sightline/release' }));
    symlinkSync(join(root, '.sightline'), join(root, 'linked'));
    const files = ['a.jsonl', 'deep/manifest.json/d.jsonl', 'others/c.jsonl', 'others/manifest.json'];
    expect(found(root)).toEqual({ files, skipped: 0 });
    // An input folder that is itself the output folder keeps its conversations.
    writeFileSync(join(root, 'out', 'e.jsonl'), 'x');
    expect(found(root, ['out']).files).toEqual(['out/e.jsonl']);
    expect(() => found(root, ['shared'])).toThrow(expect.objectContaining({ code: 'INPUT_EMPTY' }));
  });

  test('rows that quote a manifest are rows', () => {
    const root = tree('a.jsonl');
    const content = '{"schema": "sightline/run"}';
    writeFileSync(join(root, 'manifest.json'), JSON.stringify({ messages: [{ role: 'user', content }] }));
    expect(found(root).files).toEqual(['a.jsonl', 'manifest.json']);
  });

  test('links are followed, each file is taken once, and circles end', () => {
    const root = tree('real/a.jsonl', 'other/b.jsonl');
    symlinkSync(join(root, 'real', 'a.jsonl'), join(root, 'other', 'again.jsonl'));
    symlinkSync(join(root, 'other', 'b.jsonl'), join(root, 'real', 'linked.jsonl'));
    symlinkSync(root, join(root, 'real', 'circle'));
    symlinkSync(join(root, 'nothing'), join(root, 'broken.jsonl'));
    expect(found(root).files).toEqual(['other/again.jsonl', 'other/b.jsonl']);
    expect(found(root, ['real']).files).toEqual(['real/a.jsonl', 'real/circle/other/b.jsonl']);
  });

  test('without conversations is an error that says what is read', () => {
    for (const root of [tree(), tree('notes.txt', 'x.xlsx')])
      expect(() => found(root)).toThrow(expect.objectContaining({ code: 'INPUT_EMPTY', exitCode: 2 }));
  });

  test.skipIf(process.getuid?.() === 0)('that may not be read is an error that does not name it', () => {
    const root = tree('private-name/a.jsonl');
    chmodSync(join(root, 'private-name'), 0o000);
    expect(() => found(root)).toThrow(
      expect.objectContaining({ code: 'INPUT_UNREADABLE', message: expect.not.stringContaining('private-name') }),
    );
  });
});

describe('a named file', () => {
  test('is taken whatever its name, and stays named when its folder is named too', () => {
    const root = tree('in/.hidden', 'in/export.xlsx', 'in/a.jsonl');
    expect(found(root, ['in/export.xlsx', 'in/.hidden']).files).toEqual(['in/.hidden', 'in/export.xlsx']);
    for (const paths of [
      ['in', 'in/a.jsonl', 'in/a.jsonl'],
      ['in/a.jsonl', 'in'],
    ]) {
      const { files } = inputFiles(paths.map((path) => join(root, path)));
      expect(files).toEqual([{ path: join(root, 'in/a.jsonl'), named: true }]);
    }
  });

  test('that is not there is an error, by its position', () => {
    const root = tree('a.jsonl');
    expect(() => found(root, ['a.jsonl', 'b.jsonl'])).toThrow(
      expect.objectContaining({ code: 'INPUT_NOT_FOUND', message: expect.stringContaining('argument 2 of 2') }),
    );
  });
});

describe('a pattern', () => {
  const files = ['a/1.jsonl', 'a/2.log', 'a/deep/3.jsonl', 'b.jsonl', '.hidden.jsonl', 'notes.md'];

  test.each([
    ['*.jsonl', ['b.jsonl'], 0],
    ['**/*.jsonl', ['a/1.jsonl', 'a/deep/3.jsonl', 'b.jsonl'], 0],
    ['a/{1,2}.*', ['a/1.jsonl', 'a/2.log'], 0],
    ['a/[0-9].log', ['a/2.log'], 0],
    ['a*', ['a/1.jsonl', 'a/deep/3.jsonl'], 1],
    ['**', ['a/1.jsonl', 'a/deep/3.jsonl', 'b.jsonl'], 2],
  ])('%s is expanded, and folders that it matches are walked', (pattern, expected, skipped) => {
    expect(found(tree(...files), [pattern])).toEqual({ files: expected, skipped });
  });

  test('matches are not named ones, unless they are named beside it', () => {
    const root = tree('a.jsonl', 'b.jsonl');
    const { files } = inputFiles([join(root, '*.jsonl'), join(root, 'b.jsonl')]);
    expect(files.map(({ named }) => named)).toEqual([false, true]);
  });

  test('is none where a file has that name, nor in the names of folders that are there', () => {
    const root = tree('[x]/a.jsonl', '[x]/[b].jsonl', 'x/c.jsonl');
    expect(found(root, ['[x]/*.jsonl']).files).toEqual(['[x]/[b].jsonl', '[x]/a.jsonl']);
    expect(inputFiles([join(root, '[x]/[b].jsonl')]).files).toMatchObject([{ named: true }]);
  });

  test('that matches nothing is said, with where it was looked for', () => {
    const root = tree('a/1.jsonl');
    expect(() => found(root, ['a/*.parquet'])).toThrow(
      expect.objectContaining({
        code: 'INPUT_NOT_FOUND',
        message: `Nothing matches *.parquet in ${join(root, 'a')}.`,
        hint: expect.stringContaining('**'),
      }),
    );
    expect(() => found(root, ['missing.jsonl'])).toThrow(expect.objectContaining({ code: 'INPUT_NOT_FOUND' }));
  });
});
