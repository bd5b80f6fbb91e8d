/** `analyze` and `release`: runs of the insights pipeline over real files. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { type Clock, systemClock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import { type Log, silentLog } from '../core/log.ts';
import { createLocalEngine } from '../engine/local/local-engine.ts';
import { type AnalysisResult, type AnalysisRun, analyzeRun } from '../insights/analyze.ts';
import type { ConversationFormat } from '../insights/conversations/format.ts';
import { formatNamed } from '../insights/conversations/formats/index.ts';
import { inputFiles } from '../insights/conversations/input-files.ts';
import { type ConversationSource, fileSource } from '../insights/conversations/source.ts';
import { type ConversationInput, streamSource } from '../insights/conversations/stream-source.ts';
import { releaseAgain } from '../insights/release-again.ts';
import { type RunManifest, readRunManifest } from '../insights/run-manifest.ts';
import { type Faults, noFaults } from '../runner/fault-points.ts';
import type { StageReport } from '../runner/run-stages.ts';
import type { StageProgress } from '../runner/stage.ts';
import { type RunFolder, runFolder } from '../store/run-folder.ts';
import type { Workspace } from '../store/workspace.ts';
import { VERSION } from '../version.ts';
import {
  chosenParts,
  defaultRunFolder,
  openEnvironment,
  shapingSettings,
  threadsOf,
  workspaceFor,
} from './environment.ts';
import { namedFolder } from './named-folder.ts';
import { hasOtherRelease } from './other-releases.ts';
import { reportTemplate } from './pages.ts';

export interface WorkOptions {
  /** By option name, as in docs/configuration.md; what is not given has its default. */
  readonly settings?: Partial<Settings>;
  /** Paths are relative to it, and the workspace is looked for from it upward. */
  readonly workingFolder: string;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly fault?: Faults;
  readonly onProgress?: (progress: StageProgress) => void;
  readonly onStage?: (stage: StageReport) => void;
}

export interface RunResult extends AnalysisResult {
  /** What each stage counted, by its name: rows read and rejected, clusters made, names given. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface AnalyzeOptions extends WorkOptions {
  /** Files and folders of conversations, or the conversations themselves; those need `settings.out`. */
  readonly inputs: readonly string[] | AsyncIterable<ConversationInput>;
  /** Formats of files, in the order in which they are tried. Default: those of Sightline. */
  readonly formats?: readonly ConversationFormat[];
}

/**
 * From conversations to a private run and a public release.
 *
 * @throws AppError with exit code 2 where input or options cannot be followed, before anything is computed.
 */
export async function analyze(options: AnalyzeOptions): Promise<RunResult> {
  const { workingFolder } = options;
  const settings = completeSettings(options.settings ?? {});
  const inputs = isStream(options.inputs)
    ? options.inputs
    : options.inputs.map((input) => resolve(workingFolder, input));
  refuseBeforeWriting(inputs, settings, options.formats);
  const workspace = workspaceFor(workingFolder, settings.out);
  const folder = runFolder(runFolderPath(inputs, settings, workspace, workingFolder));
  const source = sourceOf({ inputs, formats: options.formats, settings, workspace, folder });
  const { environment, close } = openEnvironment(settings, workspace, source);
  try {
    const work = { ...servicesOf(options, settings), environment, folder, settings: shapingSettings(settings) };
    const result = await analyzeRun(work);
    return { ...result, counts: countsOf(readRunManifest(folder.manifest)) };
  } finally {
    await close();
  }
}

/** A mistyped name must leave no workspace and no run folder behind. */
function refuseBeforeWriting(
  inputs: AnalyzeOptions['inputs'],
  settings: Settings,
  formats: AnalyzeOptions['formats'],
): void {
  chosenParts(settings);
  const { format } = settings;
  const named = format === undefined ? null : formatNamed(format, formats);
  if (!isStream(inputs)) inputFiles(inputs, named?.lines);
  else if (settings.out === undefined) throw outMissing();
}

function outMissing(): Error {
  return usageError(
    'OUT_MISSING',
    'Conversations that are no files say nothing by which the run could be named.',
    'Name the folder of the run in settings.out.',
  );
}

function isStream(inputs: AnalyzeOptions['inputs']): inputs is AsyncIterable<ConversationInput> {
  return Symbol.asyncIterator in inputs;
}

function runFolderPath(
  inputs: AnalyzeOptions['inputs'],
  settings: Settings,
  workspace: Workspace,
  workingFolder: string,
): string {
  if (settings.out !== undefined) return resolve(workingFolder, settings.out);
  if (!isStream(inputs)) return defaultRunFolder(workspace, inputs, settings);
  throw outMissing();
}

export interface ReleaseOptions extends WorkOptions {
  /** Folder of a finished run, or its name in the workspace. */
  readonly run: string;
  /** Which of the settings were chosen for this release; all others are those of the run. Default: those given. */
  readonly chosen?: readonly (keyof Settings)[];
}

/** Another release of a finished run: only what depends on the preset is done again. */
export async function release(options: ReleaseOptions): Promise<RunResult> {
  const { workingFolder } = options;
  const folder = runFolder(namedFolder(options.run, workingFolder));
  const manifest = readRunManifest(folder.manifest);
  if (manifest?.status !== 'finished') {
    throw usageError(
      'RUN_NOT_FINISHED',
      'There is no finished run in that folder.',
      'Finish it with "sightline insights run".',
    );
  }
  const settings = settingsForRelease(options, manifest.settings);
  const opened = openEnvironment(settings, workspaceFor(workingFolder, folder.path), finishedSource);
  const { thresholds } = opened.environment;
  const out =
    settings.out === undefined
      ? join(folder.path, 'releases', thresholds.preset)
      : resolve(workingFolder, settings.out);
  if (hasOtherRelease(folder, out, thresholds)) options.log?.warn(TWO_RELEASES);
  try {
    const result = await releaseAgain({
      ...servicesOf(options, settings),
      environment: opened.environment,
      folder,
      settings: manifest.settings,
      stages: manifest.stages,
      out,
    });
    return { ...result, counts: countsOf(manifest) };
  } finally {
    await opened.close();
  }
}

const TWO_RELEASES =
  'Warning: this run has a release under other thresholds. Whoever has both can subtract one from the other and learn\n' +
  '  what neither shows: give a reader one of them (docs/method/privacy.md, "Differences between releases").';

function countsOf(manifest: RunManifest | null): RunResult['counts'] {
  return Object.fromEntries((manifest?.stages ?? []).map(({ name, counts }) => [name, counts]));
}

const finishedSource: ConversationSource = {
  fingerprint: 'finished',
  collect: () => Promise.reject(new Error('A release of a finished run reads no input.')),
};

/** The analysis is as it was; of what shapes a release, the caller's own choices come first. */
function settingsForRelease(options: ReleaseOptions, ofRun: Readonly<Record<string, unknown>>): Settings {
  const given = options.settings ?? {};
  const chosen = options.chosen ?? (Object.keys(given) as (keyof Settings)[]);
  const kept = Object.entries(ofRun)
    .filter(([name]) => !chosen.includes(name as keyof Settings) || !releaseSettings.includes(name))
    .map(([name, value]) => [name, value ?? undefined]);
  return { ...completeSettings(given), ...Object.fromEntries(kept) };
}

const releaseSettings = [
  'title',
  'privacy',
  'minAccounts',
  'minConversations',
  'minCellAccounts',
  'minCellConversations',
];

interface SourceChoice extends Pick<AnalyzeOptions, 'inputs'> {
  readonly formats: AnalyzeOptions['formats'];
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly folder: RunFolder;
}

function sourceOf({ inputs, formats, settings, workspace, folder }: SourceChoice): ConversationSource {
  const { accountField, format, sample, seed } = settings;
  const secret = settings.accounts ? workspace.secret() : null;
  const options = { secret, accountField, sample, seed, folder: folder.private };
  if (isStream(inputs)) return streamSource(inputs, { ...options, fingerprint: randomUUID() });
  return fileSource(inputs, { ...options, format, ...(formats !== undefined && { formats }) });
}

function servicesOf(
  options: WorkOptions,
  settings: Settings,
): Omit<AnalysisRun, 'environment' | 'folder' | 'settings'> {
  return {
    title: settings.title,
    version: VERSION,
    reportTemplate: reportTemplate(),
    engine: createLocalEngine(threadsOf(settings)),
    processId: process.pid,
    clock: options.clock ?? systemClock,
    log: options.log ?? silentLog,
    signal: options.signal ?? new AbortController().signal,
    fault: options.fault ?? noFaults,
    onProgress: options.onProgress ?? (() => {}),
    onStage: options.onStage ?? (() => {}),
  };
}
