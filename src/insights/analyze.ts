/** One run, from its folder's lock to its release. Everything with an effect is handed in. */

import { usageError } from '../core/errors.ts';
import { meetsClusterThresholds, type Thresholds } from '../privacy/thresholds.ts';
import { keptIn } from '../runner/in-run-folder.ts';
import { type RunServices, type RunStages, runStages, type StageReport } from '../runner/run-stages.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { inputsOf } from '../runner/stage-inputs.ts';
import { writeFileAtomic } from '../store/files.ts';
import { lockRun, type RunFolder } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import type { Workspace } from '../store/workspace.ts';
import type { InsightsEnvironment } from './environment.ts';
import { facetsStage } from './facets/facets-stage.ts';
import { pipelineOf, readingStages } from './pipeline.ts';
import type { BesideRun } from './release/counted-releases.ts';
import { publish, type ToDerive } from './release/publish.ts';
import { refuseForeign } from './release/refuse-foreign.ts';
import {
  type ModelUse,
  RUN_SCHEMA,
  RUN_SCHEMA_VERSION,
  type RunManifest,
  type RunServers,
  readRunManifest,
  refuseOtherSettings,
  runManifestText,
  type Usefulness,
} from './run-manifest.ts';
import { keptOf } from './stage-outputs.ts';

export interface AnalysisRun extends RunServices {
  readonly folder: RunFolder;
  /** Where calls and vectors of the run are kept. */
  readonly workspace: Workspace;
  readonly environment: InsightsEnvironment;
  /** Every option that can change the result, as resolved: two runs into one folder must agree in them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly servers: RunServers;
  readonly title: string;
  readonly version: string;
  /** What was asked of models so far; null where none was. */
  readonly models: () => Promise<ModelUse | null>;
  /** Runs whose releases have the same readers. */
  readonly beside: readonly BesideRun[];
  /** What the release is to say of changes and of concern, where it can. */
  readonly derive: ToDerive;
  /** The page of the single-file report; null where it was not built. */
  readonly reportTemplate: string | null;
}

export interface AnalysisResult {
  readonly run: string;
  readonly release: string;
  readonly usefulness: Usefulness;
}

/** Analyses and releases. A run that was stopped goes on where it was; one that is finished is only released again. */
export async function analyzeRun(run: AnalysisRun): Promise<AnalysisResult> {
  const unlock = lockRun(run.folder);
  try {
    const before = readRunManifest(run.folder.manifest);
    if (before !== null) refuseOtherSettings(before.settings, run.settings);
    refuseForeign(run.folder.public);
    noteWorkspace(run.folder, run.workspace);
    const stages: StageReport[] = [];
    const note = async (status: RunManifest['status'], usefulness: Usefulness | null): Promise<void> =>
      writeFileAtomic(
        run.folder.manifest,
        runManifestText({ ...manifestOf(run, status, stages, usefulness), models: await run.models() }),
      );
    if (before === null) await note('running', null);
    run.fault('run-created');
    const outputs = await stagesOf(run, stages);
    const usefulness = await publish({ ...run, outputs, out: run.folder.public, upon: [] });
    await note('finished', usefulness);
    return { run: run.folder.path, release: run.folder.public, usefulness };
  } finally {
    unlock();
  }
}

async function stagesOf(run: AnalysisRun, stages: StageReport[]): Promise<StageOutputs> {
  const onStage = (stage: StageReport): void => {
    stages.push(stage);
    run.onStage(stage);
  };
  const settings = runnerSettings({ ...run, onStage });
  const read = await runStages(readingStages, settings);
  const { thresholds, screen } = run.environment;
  refuseTooFew(read.get('conversations')?.counts ?? {}, thresholds);
  const taken = screen === null ? read : await runStages([facetsStage], settings, read);
  if (screen !== null) refuseTooFew(keptOf({ store: settings.store, input: inputsOf(taken) }), thresholds);
  const { analysis, naming } = pipelineOf(run.environment);
  return runStages([...analysis.filter((stage) => !taken.has(stage.name)), ...naming], settings, taken);
}

/** What the stage runner needs of a run. */
export function runnerSettings({
  folder,
  ...run
}: RunServices & Pick<AnalysisRun, 'environment' | 'folder'>): RunStages<InsightsEnvironment> {
  return {
    ...run,
    ...keptIn(folder),
    seed: run.environment.seed,
  };
}

function refuseTooFew(counts: Readonly<Record<string, number>>, thresholds: Thresholds): void {
  const support = { conversations: counts['conversations'] ?? 0, accounts: counts['accounts'] ?? 0 };
  if (meetsClusterThresholds(support, thresholds)) return;
  const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  const people = thresholds.counting === 'accounts' ? ` of ${several(support.accounts, 'account')}` : '';
  const needed = thresholds.counting === 'accounts' ? ` of ${several(thresholds.minAccounts, 'account')}` : '';
  const are = support.conversations === 1 ? 'is' : 'are';
  throw usageError(
    'TOO_FEW_CONVERSATIONS',
    `${several(support.conversations, 'conversation')}${people} ${are} fewer than one cluster needs (${thresholds.minConversations}${needed}).`,
    thresholds.preset === 'local'
      ? 'Analyse more conversations.'
      : 'Analyse more conversations, or, for your own eyes alone, use --privacy local.',
  );
}

function manifestOf(
  run: AnalysisRun,
  status: RunManifest['status'],
  stages: readonly StageReport[],
  usefulness: Usefulness | null,
): Omit<RunManifest, 'models'> {
  return {
    schema: RUN_SCHEMA,
    schemaVersion: RUN_SCHEMA_VERSION,
    tool: { version: run.version },
    settings: { ...run.settings },
    servers: run.servers,
    thresholds: run.environment.thresholds,
    status,
    stages: stages.map((stage) => ({ ...stage, counts: { ...stage.counts } })),
    usefulness,
  };
}
