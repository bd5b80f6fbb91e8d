import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockRun, runFolder } from './run-folder.ts';
import { notedWorkspaces, noteWorkspace } from './run-workspaces.ts';
import { openWorkspace, WORKSPACE_FOLDER, workspaceAt } from './workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'run-workspaces-'));
afterAll(() => rmSync(root, { recursive: true }));
const workspace = (name: string) => openWorkspace(join(root, name, WORKSPACE_FOLDER));

function run(name: string) {
  const folder = runFolder(join(root, name));
  lockRun(folder)();
  return folder;
}

test('every workspace that a run used is noted, each once and by an id that it keeps', () => {
  const folder = run('several');
  for (const name of ['a', 'b', 'a']) noteWorkspace(folder, workspace(name));
  const [a, b] = ['a', 'b'].map((name) => workspaceAt(join(root, name, WORKSPACE_FOLDER)));
  expect(notedWorkspaces(folder)).toEqual([a, b].map((noted) => ({ id: noted?.id(), folder: noted?.folder })));
  expect(a?.id()).not.toBe(b?.id());
});

test.each([
  ['no JSON', 'x'],
  ['no list', '{}'],
  ['a place that depends on where it is read', `[{"id":"x","folder":"${WORKSPACE_FOLDER}"}]`],
  ['a folder that is no workspace by its name', '[{"id":"x","folder":"/etc"}]'],
  ['nothing that a folder could be known by', `[{"id":"","folder":"/${WORKSPACE_FOLDER}"}]`],
])('a note with %s says nothing', (_, text) => {
  const folder = run('odd');
  writeFileSync(folder.workspaces, text);
  expect(notedWorkspaces(folder)).toEqual([]);
});
