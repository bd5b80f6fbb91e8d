/** `validate clustering`: the pipeline's own facet, embedding and clustering steps on a labelled file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { completeSettings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { silentLog } from '../core/log.ts';
import { createLocalEngine } from '../engine/local/local-engine.ts';
import { runnerSettings } from '../insights/analyze.ts';
import { fileSource } from '../insights/conversations/source.ts';
import { clusteringStages, readingStages } from '../insights/pipeline.ts';
import { type ClusteringValidation, labelsOf, validationOf } from '../insights/validate-clustering.ts';
import { noFaults } from '../runner/fault-points.ts';
import { inputsOf, runStages } from '../runner/run-stages.ts';
import { runFolder } from '../store/run-folder.ts';
import { openShardStore } from '../store/shards.ts';
import { openEnvironment, threadsOf, workspaceFor } from './environment.ts';
import type { WorkOptions } from './work.ts';

export interface ValidateOptions extends WorkOptions {
  /** Files of conversations with a `label` field. */
  readonly inputs: readonly string[];
}

/** Agreement of base clusters with the `label` field. `k` is the number of labels where none is given. */
export async function validateClustering(options: ValidateOptions): Promise<ClusteringValidation> {
  const { workingFolder, clock = systemClock } = options;
  const settings = completeSettings(options.settings ?? {});
  const started = clock.monotonic();
  const scratch = mkdtempSync(join(tmpdir(), 'sightline-validate-'));
  const { seed, format, sample } = settings;
  const files = options.inputs.map((input) => resolve(workingFolder, input));
  const source = fileSource(files, { secret: null, format, sample, seed, folder: scratch });
  const labels = labelsOf(source);
  const opened = openEnvironment(
    { ...settings, accounts: false },
    workspaceFor(workingFolder, undefined),
    labels.source,
  );
  try {
    const folder = runFolder(scratch);
    const store = openShardStore(folder.shards);
    const run = runnerSettings(
      {
        folder,
        environment: opened.environment,
        engine: createLocalEngine(threadsOf(settings)),
        clock,
        log: options.log ?? silentLog,
        signal: options.signal ?? new AbortController().signal,
        fault: noFaults,
        onProgress: options.onProgress ?? (() => {}),
      },
      options.onStage ?? (() => {}),
    );
    const conversations = await runStages(readingStages, run);
    const k = settings.k ?? labels.count();
    const outputs = await runStages(
      clusteringStages,
      { ...run, environment: { ...opened.environment, k } },
      conversations,
    );
    const seconds = (): number => Math.round(clock.monotonic() - started) / 1000;
    return { ...validationOf({ store, input: inputsOf(outputs) }, labels), seconds: seconds() };
  } finally {
    await opened.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}
