/** `validate clustering`: the pipeline's own facet, embedding and clustering steps on a labelled file. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { systemClock } from '../core/clock.ts';
import { runnerSettings } from '../insights/analyze.ts';
import { formatNamed } from '../insights/conversations/formats/index.ts';
import { inputFiles } from '../insights/conversations/input-files.ts';
import { fileSource } from '../insights/conversations/source.ts';
import type { InsightsEnvironment } from '../insights/environment.ts';
import { clusteringStages, readingStages } from '../insights/pipeline.ts';
import { type ClusteringValidation, type Labels, labelsOf, validationOf } from '../insights/validate-clustering.ts';
import { noFaults } from '../runner/fault-points.ts';
import { type RunStages, runStages } from '../runner/run-stages.ts';
import { inputsOf } from '../runner/stage-inputs.ts';
import { runFolder } from '../store/run-folder.ts';
import { openWorkspace, WORKSPACE_FOLDER, type Workspace } from '../store/workspace.ts';
import { refuseParts } from './chosen-parts.ts';
import { openEnvironment } from './environment.ts';
import { workspaceFor } from './run-places.ts';
import { callsOf, servicesOf, type WorkOptions } from './work.ts';

export interface ValidateOptions extends WorkOptions {
  /** Files of conversations with a `label` field. */
  readonly inputs: readonly string[];
}

/**
 * Agreement of base clusters with the `label` field. `k` is the number of labels where none is given. What it makes is
 * gone afterwards, but for vectors in the workspace.
 *
 * @throws AppError with exit code 2 where input, options or labels cannot be followed, before anything is computed
 */
export async function validateClustering(options: ValidateOptions): Promise<ClusteringValidation> {
  const { clock = systemClock } = options;
  const started = clock.monotonic();
  const settings: Settings = { ...completeSettings(options.settings ?? {}), accounts: false };
  const files = options.inputs.map((input) => resolve(options.workingFolder, input));
  refuseBeforeWriting(files, settings, options);
  const scratch = mkdtempSync(join(tmpdir(), 'sightline-validate-'));
  try {
    const { seed, format, sample } = settings;
    const labels = labelsOf(fileSource(files, { secret: null, format, sample, seed, folder: scratch }));
    const agreement = await measureIn(scratch, { labels, settings, options });
    return { ...agreement, seconds: Math.round(clock.monotonic() - started) / 1000 };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function refuseBeforeWriting(files: readonly string[], settings: Settings, { keys = {} }: WorkOptions): void {
  refuseParts(settings, keys);
  const { format } = settings;
  inputFiles(files, format === undefined ? 'json' : formatNamed(format).lines);
}

interface Measuring {
  readonly labels: Labels;
  readonly settings: Settings;
  readonly options: ValidateOptions;
}

/** The workspace is not touched before the labels are known to be enough. */
async function measureIn(scratch: string, measuring: Measuring): Promise<Omit<ClusteringValidation, 'seconds'>> {
  const { labels, settings, options } = measuring;
  const own = openWorkspace(join(scratch, WORKSPACE_FOLDER));
  const read = await stagesIn(scratch, own, measuring, (run) => runStages(readingStages, run));
  const k = settings.k ?? labels.count();
  const workspace = workspaceFor(options.workingFolder, undefined);
  return stagesIn(scratch, workspace, measuring, async (run) => {
    const outputs = await runStages(clusteringStages, { ...run, environment: { ...run.environment, k } }, read);
    return validationOf({ store: run.store, input: inputsOf(outputs) }, labels);
  });
}

async function stagesIn<Result>(
  scratch: string,
  workspace: Workspace,
  { labels, settings, options }: Measuring,
  work: (run: RunStages<InsightsEnvironment>) => Promise<Result>,
): Promise<Result> {
  const { source } = labels;
  const openCalls = callsOf(options, settings, workspace, () => `validation-${randomUUID()}`);
  const { environment, close } = await openEnvironment({
    settings,
    workspace,
    workingFolder: options.workingFolder,
    source,
    keys: options.keys ?? {},
    openCalls,
  });
  const services = { ...servicesOf(options, settings), fault: noFaults };
  try {
    return await work(runnerSettings({ ...services, folder: runFolder(scratch), environment }));
  } finally {
    await close();
  }
}
