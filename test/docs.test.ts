/** Pages that are made from code are fresh, and what pages and comments point to is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emitDeclarations } from '../scripts/api.ts';
import { generated } from '../scripts/generate.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const under = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => /\.(?:md|tsx?|js)$/u.test(path));
const files = ['.', 'bin', 'src', 'test', 'scripts', 'docs', 'web/src', 'bench', 'prove']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(under);
const pages = files.filter((path) => path.endsWith('.md'));

describe('pages', () => {
  test.each(Object.entries(generated))('%s is fresh: node scripts/generate.ts', (path, make) => {
    expect(read(path)).toBe(make());
  });

  test('every page under docs/ that a source or a page mentions exists', () => {
    expect(pages.length).toBeGreaterThan(8);
    const missing = files.flatMap((path) =>
      [...read(path).matchAll(/\bdocs\/[\w/.-]+\.(?:md|d\.ts)\b/gu)]
        .map(([mentioned]) => mentioned)
        .filter((mentioned) => !existsSync(join(root, mentioned)))
        .map((mentioned) => `${path}: ${mentioned}`),
    );
    expect(missing).toEqual([]);
  });

  test('the library example of the README compiles', () => {
    const example = /```ts\n([\s\S]*?)```/u.exec(read('README.md'))?.[1] ?? '';
    const path = join(root, 'test-results', 'readme-example.ts');
    emitDeclarations(join(dirname(path), 'declarations'));
    const declared =
      'declare const database: { query(sql: string): AsyncIterable<Record<string, string> & { messages: [] }> };';
    writeFileSync(
      path,
      `${example.replace("'sightline'", "'./declarations/index.ts'")}\n${declared}\nexport { clusters };\n`,
    );
    const project = join(dirname(path), 'readme-example.tsconfig.json');
    writeFileSync(project, JSON.stringify({ extends: '../tsconfig.json', include: [], files: ['readme-example.ts'] }));
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const result = spawnSync(process.execPath, [compiler, '-p', project], { encoding: 'utf8' });
    expect(result.stdout).toBe('');
  });

  test.each(pages)('the links of %s lead somewhere', (path) => {
    const links = [...read(path).matchAll(/\]\(([^)#\s]+)[^)]*\)|(?:src|srcset|href)="([^"#]+)"/gu)];
    const missing = links
      .map(([, markdown, html]) => markdown ?? html ?? '')
      .filter((link) => !/^[a-z]+:/u.test(link) && !existsSync(join(root, dirname(path), link)));
    expect(missing).toEqual([]);
  });

  test.each(pages)('the files and folders of the source that %s names exist', (path) => {
    const named = [...read(path).matchAll(/`((?:src|test|scripts|bin|web|docs)\/[\w/.*-]*)`/gu)];
    const missing = named
      .map(([, name = '']) => name)
      .filter((name) => !existsSync(join(root, name.includes('*') ? dirname(name) : name)));
    expect(missing).toEqual([]);
  });
});
