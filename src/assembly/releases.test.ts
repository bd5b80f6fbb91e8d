import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RELEASE_SCHEMA } from '../public-records/release.ts';
import { publicFolderOf } from './releases.ts';

const root = mkdtempSync(join(tmpdir(), 'releases-'));
afterAll(() => rmSync(root, { recursive: true }));

function makeRelease(path: string): string {
  const folder = join(root, path);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ schema: RELEASE_SCHEMA }));
  return folder;
}

test('a release that stands aside is found where it stands, and not moved: a writer may be at work', () => {
  const aside = makeRelease('run/.public.old');
  expect(publicFolderOf('run', root)).toBe(aside);
  expect(publicFolderOf(join('run', 'public'), root)).toBe(aside);
  expect(readdirSync(join(root, 'run'))).toEqual(['.public.old']);
  const inPlace = makeRelease('run/public');
  expect(publicFolderOf('run', root)).toBe(inPlace);
});
