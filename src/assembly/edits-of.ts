/** `--edits`: what a person wants otherwise, of the run that is continued. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { usageError } from '../core/errors.ts';
import { type EditedGroup, type Edits, NO_EDITS, parseEdits } from '../insights/edits/edits-file.ts';
import { type Outputs, readEdited } from '../insights/stage-outputs.ts';

const EDITS_FILE = 'edits.yaml';

export interface EditsOfRun {
  readonly names: ReadonlyMap<string, string>;
  readonly groups: readonly EditedGroup[];
}

/**
 * Those of the file that is named, else of `edits.yaml` in the folder of the earlier run; and those that the earlier run was made with, where
 * these say nothing else.
 */
export function editsOf(
  named: string | undefined,
  run: { readonly folder: string; readonly outputs: Outputs; readonly shown: ReadonlySet<string> },
  workingFolder: string,
): EditsOfRun {
  const { names, groups, unpinned } = editsIn(named, run, workingFolder);
  const before = readEdited(run.outputs).filter(({ id }) => run.shown.has(id));
  const said = new Set([...groups.flatMap(({ ids }) => ids), ...unpinned]);
  const kept = before.filter(({ id, pinned }) => pinned && !said.has(id)).map(({ id }) => ({ ids: [id], parts: 1 }));
  const given = before.flatMap(({ id, name }): [string, string][] => (name === null ? [] : [[id, name]]));
  const all = [...new Map<string, string | null>([...given, ...names])];
  return {
    names: new Map(all.flatMap(([id, name]): [string, string][] => (name === null ? [] : [[id, name]]))),
    groups: [...groups, ...kept],
  };
}

function editsIn(
  named: string | undefined,
  { folder, shown }: { readonly folder: string; readonly shown: ReadonlySet<string> },
  workingFolder: string,
): Edits {
  const path = named === undefined ? join(folder, EDITS_FILE) : resolve(workingFolder, named);
  if (existsSync(path)) return parseEdits(readFileSync(path, 'utf8'), basename(path), shown);
  if (named === undefined) return NO_EDITS;
  throw usageError('EDITS_NOT_FOUND', 'There is no file of edits at the path that --edits names.', 'Correct the path.');
}

export function editsWithoutRun(): Error {
  return usageError(
    'EDITS_WITHOUT_RUN',
    'Edits are about the clusters of an earlier run, and none is named.',
    'Name the run with --continues RUN.',
  );
}
