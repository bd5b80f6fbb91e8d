/** `analyze`: a run of the insights pipeline over files or over what a program hands over. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { type AnalysisRun, analyzeRun } from '../insights/analyze.ts';
import { extendedSource } from '../insights/conversations/extended-source.ts';
import type { ConversationFormat } from '../insights/conversations/format.ts';
import { formatNamed } from '../insights/conversations/formats/index.ts';
import { identityOf } from '../insights/conversations/held-input.ts';
import { inputFiles } from '../insights/conversations/input-files.ts';
import type { Chosen } from '../insights/conversations/mapped-format.ts';
import { type ConversationSource, choiceOf, fileSource } from '../insights/conversations/source.ts';
import { type ConversationInput, streamSource } from '../insights/conversations/stream-source.ts';
import type { ExtendedRun } from '../insights/environment.ts';
import { type RunServers, readRunManifest } from '../insights/run-manifest.ts';
import { type RunFolder, runFolder, runIdentity } from '../store/run-folder.ts';
import type { Workspace } from '../store/workspace.ts';
import { refuseParts } from './chosen-parts.ts';
import { chosenRows } from './chosen-rows.ts';
import { earlierRun } from './earlier-run.ts';
import { type OpenedEnvironment, openEnvironment } from './environment.ts';
import { outputFolder } from './output-folder.ts';
import { type Dependence, ROWS_DEPEND } from './rows-depend.ts';
import { defaultRunFolder, shapingSettings, workspaceFor, workspaceOfRun } from './run-places.ts';
import { callsOf, factsOf, type RunResult, releasingOf, type WorkOptions } from './work.ts';

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
  return withRun(options, analyzed);
}

/** The work of every command that makes a run. */
export async function analyzed(run: AnalysisRun): Promise<RunResult> {
  const result = await analyzeRun(run);
  return { ...result, ...factsOf(readRunManifest(run.folder.manifest)) };
}

/** What a run is given that is made of another. */
export interface MadeOfAnother {
  /** Whose clusters are taken over; absent where it is clustered anew. */
  readonly extended?: ExtendedRun;
  /** Its conversations, where nothing is added; else what is added is read from the inputs. */
  readonly source?: ConversationSource;
  /** Under its secret the accounts of the other were hashed. */
  readonly workspace: Workspace;
  /** What holds of the conversations of the other holds of them in this run too. */
  readonly dependence: Dependence | null;
}

/** Opens all that a run needs, and closes it behind `work`. */
export async function withRun<Result>(
  options: AnalyzeOptions,
  work: (run: AnalysisRun, opened: OpenedEnvironment) => Promise<Result>,
  other?: MadeOfAnother,
): Promise<Result> {
  const { workingFolder } = options;
  const settings = completeSettings(options.settings ?? {});
  const inputs = isStream(options.inputs)
    ? options.inputs
    : options.inputs.map((input) => resolve(workingFolder, input));
  const chosen = await chosenRows(settings, workingFolder, options.formats);
  refuseBeforeWriting(other?.source === undefined ? inputs : null, settings, options, chosen);
  const earlier = earlierRun(settings, workingFolder);
  const { workspace, folder } = placesOf(inputs, settings, workingFolder, other?.workspace);
  const extended = other?.extended ?? null;
  const read = other?.source ?? sourceOf({ inputs, chosen, settings, workspace, folder });
  const source = extended === null ? read : extendedSource(read, extended);
  const openCalls = callsOf(options, settings, workspace, () => runIdentity(folder));
  const keys = options.keys ?? {};
  const opened = await openEnvironment({
    settings,
    workspace,
    workingFolder,
    source,
    earlier,
    extended,
    keys,
    openCalls,
  });
  try {
    const asked = {
      ...shapingSettings(settings),
      input: other?.source?.fingerprint ?? (isStream(inputs) ? 'stream' : hashOf(inputs.map(identityOf))),
      ...(extended !== null && { extends: extended.fingerprint }),
      ...(other?.dependence && { [ROWS_DEPEND]: other.dependence }),
    };
    const { environment, models } = opened;
    const run = { environment, models, folder, workspace, settings: asked, servers: serversOf(settings) };
    return await work({ ...releasingOf(options, settings), ...run }, opened);
  } finally {
    await opened.close();
  }
}

/** Where models are, for a later release: no key, and no name of one. */
function serversOf({ baseUrl, providers }: Settings): RunServers {
  const places = Object.entries(providers).flatMap(([name, { baseUrl: place }]) =>
    place === undefined ? [] : [[name, { baseUrl: place }]],
  );
  return { ...(baseUrl !== undefined && { baseUrl }), providers: Object.fromEntries(places) };
}

/** A mistyped name must leave no workspace and no run folder behind. */
function refuseBeforeWriting(
  inputs: AnalyzeOptions['inputs'] | null,
  settings: Settings,
  { workingFolder, keys = {} }: AnalyzeOptions,
  chosen: Chosen,
): void {
  refuseParts(settings, keys);
  choiceOf(settings);
  const { out } = settings;
  if (out !== undefined) outputFolder(out, workingFolder);
  const named = chosen.format === undefined ? null : formatNamed(chosen.format, chosen.formats);
  if (inputs === null) return;
  if (!isStream(inputs)) inputFiles(inputs, named?.lines);
  else if (out === undefined) throw outMissing();
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

function placesOf(
  inputs: AnalyzeOptions['inputs'],
  settings: Settings,
  workingFolder: string,
  given: Workspace | undefined,
): { readonly workspace: Workspace; readonly folder: RunFolder } {
  if (settings.out !== undefined) {
    const folder = runFolder(outputFolder(settings.out, workingFolder));
    if (given !== undefined) return { folder, workspace: given };
    return { folder, workspace: workspaceOfRun(folder, workingFolder) };
  }
  if (isStream(inputs)) throw outMissing();
  const workspace = workspaceFor(workingFolder, undefined);
  return { workspace, folder: runFolder(defaultRunFolder(workspace, inputs, settings)) };
}

interface SourceChoice extends Pick<AnalyzeOptions, 'inputs'> {
  readonly chosen: Chosen;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly folder: RunFolder;
}

function sourceOf({ inputs, chosen, settings, workspace, folder }: SourceChoice): ConversationSource {
  const { accountField, seed } = settings;
  const secret = settings.accounts ? workspace.secret() : null;
  const options = { secret, accountField, ...choiceOf(settings), seed, folder: folder.private };
  if (isStream(inputs)) return streamSource(inputs, { ...options, fingerprint: randomUUID() });
  const { format, formats } = chosen;
  return fileSource(inputs, { ...options, format, ...(formats !== undefined && { formats }) });
}
