import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runFolder } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { openWorkspace } from '../store/workspace.ts';
import { workspaceFor, workspaceOfRun } from './run-places.ts';

const root = mkdtempSync(join(tmpdir(), 'run-places-'));
afterAll(() => rmSync(root, { recursive: true }));

const refused = expect.objectContaining({ code: 'WORKSPACE_FOREIGN', exitCode: 2 });

/** As git makes folders: who wrote the repository knows what is in it. */
function checkedOut(name: string): string {
  const folder = join(root, name, '.sightline');
  openWorkspace(folder);
  chmodSync(folder, 0o755);
  return folder;
}

describe('a workspace that came with a checkout', () => {
  test('is not worked in, from its folder or from below', () => {
    const folder = checkedOut('repository');
    const below = join(root, 'repository', 'data');
    mkdirSync(below);
    expect(() => workspaceFor(join(root, 'repository'), undefined)).toThrow(refused);
    expect(() => workspaceFor(below, 'out')).toThrow(refused);
    chmodSync(folder, 0o700);
    expect(workspaceFor(below, 'out').folder).toBe(folder);
  });

  test('is not worked in because a run says that it was used', () => {
    const folder = checkedOut('elsewhere');
    const run = runFolder(join(root, 'run'));
    mkdirSync(join(run.path, 'private'), { recursive: true });
    noteWorkspace(run, openWorkspace(folder));
    expect(() => workspaceOfRun(run, root)).toThrow(refused);
  });
});

test('an empty one that was made by hand is taken, and closed to others', () => {
  const folder = join(root, 'by-hand', '.sightline');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  expect(workspaceFor(join(root, 'by-hand'), 'out').folder).toBe(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('our own is found again', () => {
  const { folder } = workspaceFor(join(root, 'mine'), undefined);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(workspaceFor(join(root, 'mine'), undefined).folder).toBe(folder);
});

test.runIf(process.getuid?.() === 0)('a workspace of another user is not worked in', () => {
  const { folder } = workspaceFor(join(root, 'theirs'), undefined);
  chownSync(folder, 65_534, 65_534);
  expect(() => workspaceFor(join(root, 'theirs'), undefined)).toThrow(refused);
});
