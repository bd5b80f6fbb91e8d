import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findWorkspace } from '../store/workspace.ts';

/** The folder that a person means: a path, or else the name of a run in the workspace. */
export function namedFolder(named: string, workingFolder: string): string {
  const path = resolve(workingFolder, named);
  const workspace = findWorkspace(workingFolder);
  if (existsSync(path) || workspace === null || !/^[\w-]+$/u.test(named)) return path;
  const run = join(workspace, 'runs', named);
  return existsSync(run) ? run : path;
}
