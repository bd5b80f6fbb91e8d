/** `--beside`: runs whose releases have the same readers. */

import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { type BesideRun, countedOf } from '../insights/release/counted-releases.ts';
import { readRunManifest } from '../insights/run-manifest.ts';
import { readFacetRows } from '../insights/stage-outputs.ts';
import { outputsIn } from '../runner/in-run-folder.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { runFolder } from '../store/run-folder.ts';
import { namedFolder } from './named-folder.ts';

/** @throws AppError `BESIDE_NOT_COUNTED` where it is not known what the releases of a run count, and of which conversations */
export function runsBeside({ beside = [] }: Pick<Settings, 'beside'>, workingFolder: string): BesideRun[] {
  return beside.flatMap((name) => {
    const folder = runFolder(namedFolder(name, workingFolder));
    const done = readOutputs(folder.private, readRunManifest(folder.manifest)?.stages ?? []);
    if (!done.has('facets')) throw notCounted();
    const now = readFacetRows(outputsIn(folder, done)).map(({ conversation }) => conversation);
    const releases = countedOf(folder, now);
    if (releases.length === 0) throw notCounted();
    return releases;
  });
}

function notCounted(): Error {
  return usageError(
    'BESIDE_NOT_COUNTED',
    'It is not known what the releases of the run that --beside names count.',
    'Name a finished run whose private side is there. One of an earlier version notes it when it is released again: sightline insights release RUN. Where it is gone, give a reader one of the two.',
  );
}
