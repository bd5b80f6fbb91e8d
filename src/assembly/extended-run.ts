/** A finished run as another one takes it up. */
import { hashOf } from '../core/hash.ts';
import type { ExtendedRun } from '../insights/environment.ts';
import { type RunManifest, runIncomplete } from '../insights/run-manifest.ts';
import { readOutputs } from '../runner/stage-records.ts';
import type { RunFolder } from '../store/run-folder.ts';
import { openShardStore } from '../store/shards.ts';

/** @throws AppError `RUN_INCOMPLETE` */
export function extendedRun(folder: RunFolder, { stages: done }: RunManifest): ExtendedRun {
  const stages = readOutputs(folder.private, done);
  if (stages.size < done.length) throw runIncomplete();
  const content = done.map(({ name, version }) => [name, version, stages.get(name)?.shards]);
  return { fingerprint: hashOf(content), open: () => ({ store: openShardStore(folder.shards), stages }) };
}
