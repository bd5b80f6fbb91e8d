/** `extend`: a finished run and conversations that came since, in a run of their own. */
import { relative } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import type { RunManifest } from '../insights/run-manifest.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { type AnalyzeOptions, analyzed, withRun } from './analyze.ts';
import { extendedRun } from './extended-run.ts';
import { finishedRun } from './finished-run.ts';
import { namedFolder } from './named-folder.ts';
import { outputFolder } from './output-folder.ts';
import { dependenceOf, WHOLE } from './rows-depend.ts';
import { workspaceOfRun } from './run-places.ts';
import { settingsOfRun } from './settings-of-run.ts';
import type { RunResult } from './work.ts';
import { workspaceNoted } from './workspaces-of-run.ts';

export interface ExtendOptions extends AnalyzeOptions {
  /** Folder of a finished run, or its name in the workspace. It stays as it is. */
  readonly run: string;
}

/**
 * Adds conversations to a finished run without clustering anew: each goes to the nearest cluster, unless it is farther
 * from it than nearly all that are in one. Tree and names stay. All settings but where it goes are those of the run.
 *
 * @throws AppError with exit code 2 where run, input or `settings.out` cannot be followed, before anything is computed
 */
export async function extend(options: ExtendOptions): Promise<RunResult> {
  const { workingFolder } = options;
  const { folder, manifest } = finishedRun(options.run, workingFolder);
  const settings = settingsToExtend(options.settings ?? {}, manifest);
  refusePlace(settings, folder, workingFolder);
  if (workspaceNoted(folder, workingFolder) === null) throw workspaceMissing();
  const extending = {
    extended: extendedRun(folder, manifest),
    workspace: workspaceOfRun(folder, workingFolder),
    dependence: dependenceOf(manifest),
  };
  if (!besides(settings, folder, workingFolder)) options.log?.warn(ONE_BY_ONE);
  return withRun({ ...options, settings }, analyzed, extending);
}

/** Whether the new release is made safe beside those of the run. */
function besides({ beside = [] }: Settings, { path }: RunFolder, workingFolder: string): boolean {
  return beside.some((name) => relative(namedFolder(name, workingFolder), path) === '');
}

const ONE_BY_ONE =
  'Warning: whoever has the release of the run and that of the extended one can subtract one from the other: what is left is\n' +
  '  the conversations that came, cluster by cluster. Give a reader one of them, or name the run with --beside (docs/method/privacy.md, "Extended runs").';

/** What is added is added whole, and to this run alone. */
function settingsToExtend(given: Partial<Settings>, manifest: RunManifest): Settings {
  const { out, beside } = completeSettings(given);
  return {
    ...settingsOfRun(given, manifest, []),
    continues: undefined,
    edits: undefined,
    ...WHOLE,
    out,
    beside,
  };
}

function refusePlace({ out }: Settings, folder: RunFolder, workingFolder: string): void {
  if (out !== undefined && relative(outputFolder(out, workingFolder), folder.path) !== '') return;
  throw usageError(
    'EXTEND_OUT',
    out === undefined
      ? 'There is no folder for the extended run.'
      : 'The run that is to be extended is in the folder that --out names.',
    'Name another folder with --out: the run that is extended stays as it is.',
  );
}

function workspaceMissing(): Error {
  return usageError(
    'EXTEND_WORKSPACE_MISSING',
    'The workspace of the run is not there, without whose secret its accounts cannot be told among new conversations.',
    'Put its .sightline folder back where the run noted it, or make a new run of all conversations.',
  );
}
