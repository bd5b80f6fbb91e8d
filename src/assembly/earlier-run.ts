/** `--continues`: what a run is told of the one that it continues. */

import { relative } from 'node:path';
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { EarlierRun } from '../insights/environment.ts';
import { issuedWith } from '../insights/lasting-ids.ts';
import { runIncomplete } from '../insights/run-manifest.ts';
import { type Outputs, readClusters, readFacetRows } from '../insights/stage-outputs.ts';
import { earlierReleaseOf } from '../privacy/trends/earlier-release.ts';
import { outputsIn } from '../runner/in-run-folder.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { readOutputs } from '../runner/stage-records.ts';
import { earlierParents, withConversations } from './earlier-parents.ts';
import { editsOf, editsWithoutRun } from './edits-of.ts';
import { finishedRun } from './finished-run.ts';
import { openRelease } from './open-release.ts';
import { outputFolder } from './output-folder.ts';
import { publicFolderOf } from './releases.ts';

/**
 * Null where the settings name none. Its conversations are not read before they are asked for.
 *
 * @throws AppError `RUN_NOT_FINISHED`, `RUN_INCOMPLETE`, `RELEASE_NOT_FOUND`, `RUN_CONTINUES_ITSELF`, and what is wrong with edits
 */
export function earlierRun({ continues, edits, out }: Settings, workingFolder: string): EarlierRun | null {
  if (continues === undefined) {
    if (edits !== undefined) throw editsWithoutRun();
    return null;
  }
  const { folder, manifest } = finishedRun(continues, workingFolder);
  if (out !== undefined && relative(outputFolder(out, workingFolder), folder.path) === '') throw itself();
  const done = readOutputs(folder.private, manifest.stages);
  if (!['facets', 'clusters', 'hierarchy'].every((stage) => done.has(stage))) throw runIncomplete();
  const outputs = outputsIn(folder, done);
  const release = openRelease(publicFolderOf(folder.path, workingFolder));
  const { clusters } = release.clusters;
  const shown = new Set(clusters.filter(({ level }) => level === 0).map(({ id }) => id));
  const issued = issuedBy(done, outputs);
  const { parents, issuedParents } = earlierParents(clusters, done, outputs);
  const { names, groups } = editsOf(edits, { folder: folder.path, outputs, shown }, workingFolder);
  let read: ReturnType<EarlierRun['shownClusters']> | null = null;
  const members = () => {
    read ??= membersOf(outputs, shown);
    return read;
  };
  const content = ['facets', 'clusters'].map((name) => done.get(name)?.shards);
  return {
    fingerprint: hashOf([issued, [...shown].sort(), [...names].sort(), groups, issuedParents, parents, ...content]),
    release: earlierReleaseOf(release),
    issued,
    names,
    groups,
    shownClusters: members,
    issuedParents,
    shownParents: () => withConversations(parents, members()),
  };
}

/** Ids that were given in runs before are noted by each run that continues another. */
function issuedBy(done: StageOutputs, outputs: Outputs): number {
  const noted = done.get('clusters')?.counts['issued'] ?? 0;
  return issuedWith(
    'c',
    noted,
    readClusters(outputs).map(({ id }) => id),
  );
}

function membersOf(outputs: Outputs, shown: ReadonlySet<string>): ReturnType<EarlierRun['shownClusters']> {
  const rows = readFacetRows(outputs);
  return readClusters(outputs)
    .filter(({ id }) => shown.has(id))
    .map(({ id, members }) => ({ id, conversations: members.flatMap((row) => rows[row]?.conversation ?? []) }));
}

function itself(): Error {
  return usageError(
    'RUN_CONTINUES_ITSELF',
    'The run that is to be continued is in the folder that --out names.',
    'Choose another --out: the earlier run stays as it is.',
  );
}
