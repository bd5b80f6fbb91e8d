import { usageError } from '../core/errors.ts';
import { type RunManifest, readRunManifest } from '../insights/run-manifest.ts';
import { type RunFolder, runFolder } from '../store/run-folder.ts';
import { namedFolder } from './named-folder.ts';

export interface FinishedRun {
  readonly folder: RunFolder;
  readonly manifest: RunManifest;
}

/**
 * @param run folder of a run, or its name in the workspace
 * @throws AppError `RUN_NOT_FINISHED`
 */
export function finishedRun(run: string, workingFolder: string): FinishedRun {
  const folder = runFolder(namedFolder(run, workingFolder));
  const manifest = readRunManifest(folder.manifest);
  if (manifest?.status === 'finished') return { folder, manifest };
  throw usageError(
    'RUN_NOT_FINISHED',
    'There is no finished run in that folder.',
    'Finish it with "sightline insights run".',
  );
}
