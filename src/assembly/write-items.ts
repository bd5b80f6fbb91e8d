/** `evals write`: from a behavior to a set of items. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dollarText } from '../calls/cost.ts';
import { completeSettings, type Settings } from '../config/index.ts';
import { jsonLines } from '../core/json.ts';
import type { Behavior } from '../evals/behaviors/behavior.ts';
import { libraryBehavior } from '../evals/behaviors/library/index.ts';
import { behaviorOfPhrase, isBehaviorFile, readBehaviorFile } from '../evals/behaviors/read-behavior.ts';
import type { WritingEnvironment } from '../evals/environment.ts';
import { writingPipeline } from '../evals/pipeline.ts';
import type { ItemSet } from '../evals/records.ts';
import { writeSetFolder } from '../evals/sets/set-folder.ts';
import type { Dropped } from '../evals/write/candidate.ts';
import { type Amounts, MOST_SIDES_PREVIEWED } from '../evals/write/candidates.ts';
import { CARD_FILE, cardText } from '../evals/write/card.ts';
import { factsOfKind } from '../evals/write/kinds.ts';
import { type Origin, originFunnels } from '../evals/write/origin.ts';
import { setOf } from '../evals/write/set-of.ts';
import { readDropped, readKept, readOrigins, readStatisticsOfSet } from '../evals/write/stage-records.ts';
import { readWritingManifest, writingManifestText } from '../evals/write/writing-manifest.ts';
import { type ModelUse, refuseOtherSettings } from '../insights/run-manifest.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { keptIn, outputsIn } from '../runner/in-run-folder.ts';
import { runStages } from '../runner/run-stages.ts';
import type { StageOutputs } from '../runner/stage.ts';
import { writeFileAtomic, writeSharedFile } from '../store/files.ts';
import { lockRun, type RunFolder, runFolder, runIdentity } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { VERSION } from '../version.ts';
import { askedModel } from './analyst-model.ts';
import { callsWhenNeeded } from './calls-when-needed.ts';
import type { Keys } from './chosen-model.ts';
import { chosenEmbedder, openItemEmbedder } from './item-embedder.ts';
import { outputFolder } from './output-folder.ts';
import { refuseOtherContent } from './place-of-set.ts';
import { workspaceOfRun } from './run-places.ts';
import { callsOf, servicesOf, type WorkOptions } from './work.ts';
import { discriminatorOf, familyWarnings, modelFor } from './writing-models.ts';

/** Items of each label, where there are two; half of all. */
export const setSizes = { small: 100, paper: 500 } as const;

export interface WriteItemsOptions extends WorkOptions {
  /** A spec (`.yaml`, `.json`, `.ts`), a name of the library such as `agreeableness`, or a phrase such as `is agreeable`. */
  readonly behavior: string;
  /** Default: what the spec says, else small where the writer is on this machine, and the paper's 500 where it is not. */
  readonly size?: keyof typeof setSizes | undefined;
  /** Items to look at before the set is written: nothing is published of them, and their calls are used again. */
  readonly preview?: number | undefined;
}

export interface WriteItemsResult {
  /** Folder of the set. */
  readonly folder: string;
  readonly set: ItemSet;
  /** What was written and is not in the set. */
  readonly dropped: readonly Dropped[];
  /** Whence that comes which items are about, where a model was to find it, and what else it found. */
  readonly origins: readonly Origin[];
  /** What each stage counted. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly warnings: readonly string[];
  readonly models: ModelUse | null;
}

interface Writing {
  readonly behavior: Behavior;
  readonly amounts: Amounts;
  readonly settings: Settings;
  readonly keys: Keys;
  readonly writer: PlacedModel;
  readonly discriminator: PlacedModel;
  readonly warnings: readonly string[];
  readonly folder: RunFolder;
}

/** Candidates for one item of the set, where the spec does not say. */
const SURPLUS = 1.5;

/**
 * Writes a set, or goes on where it was stopped. The same behavior, models and answers give the same bytes.
 *
 * @throws AppError with exit code 2 where it cannot be begun: `BEHAVIOR_INVALID`, `BEHAVIOR_NOT_FOUND`, `MODEL_MISSING`,
 *   `FRAME_MISSING`, `SET_EXISTS`, `RUN_EXISTS`, `RUN_OTHER_CONFIGURATION`; `OCCUPATIONS_MISSING`, `BEHAVIOR_REFUSED`, `NOTHING_WRITTEN`, `NOTHING_KEPT`
 *   where it cannot be ended
 */
export async function writeItems(options: WriteItemsOptions): Promise<WriteItemsResult> {
  const writing = await preparedWriting(options);
  const { settings, keys, folder } = writing;
  const workspace = workspaceOfRun(folder, options.workingFolder, true);
  const unlock = lockRun(folder);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => runIdentity(folder)));
  try {
    noteWorkspace(folder, workspace);
    const embedder = await openItemEmbedder({ ...options, settings, workspace, keys, calls });
    try {
      const environment: WritingEnvironment = {
        behavior: writing.behavior,
        amounts: writing.amounts,
        seed: settings.seed,
        writer: askedModel(writing.writer, calls, writing),
        discriminator: discriminatorOf(writing.discriminator, calls, writing),
        embedding: embedder,
      };
      const use = () => calls.use([writing.writer, writing.discriminator], settings.replay);
      return await written(options, writing, environment, use);
    } finally {
      await embedder.close();
    }
  } finally {
    await calls.close();
    unlock();
  }
}

async function preparedWriting(options: WriteItemsOptions): Promise<Writing> {
  const { workingFolder, keys = {}, preview, size } = options;
  // Rounds follow one another: as batches each would take a day.
  const settings: Settings = { ...completeSettings(options.settings ?? {}), batch: false };
  const behavior = await behaviorNamed(options.behavior, workingFolder);
  const kind = factsOfKind(behavior);
  const writer = modelFor('writer', settings, behavior);
  const discriminator = modelFor('discriminator', settings, behavior);
  chosenEmbedder(settings, keys);
  const asked = size === undefined ? behavior.perLabel : setSizes[size];
  const items = 2 * (asked ?? setSizes[writer.host === null ? 'small' : 'paper']);
  const sides = kind.sides(behavior);
  const amounts =
    preview === undefined
      ? {
          perLabel: kind.perLabel(behavior) ?? Math.max(1, Math.round(items / sides)),
          surplus: behavior.surplus ?? SURPLUS,
          isPreview: false,
        }
      : { perLabel: Math.ceil(preview / Math.min(sides, MOST_SIDES_PREVIEWED)), surplus: 1, isPreview: true };
  const folder = runFolder(outputFolder(settings.out ?? join('sets', behavior.name), workingFolder));
  refuseOtherContent(folder);
  const warnings = familyWarnings(writer, discriminator);
  return { behavior, amounts, settings, keys, writer, discriminator, warnings, folder };
}

async function behaviorNamed(named: string, workingFolder: string): Promise<Behavior> {
  if (isBehaviorFile(named, (path) => existsSync(resolve(workingFolder, path))))
    return readBehaviorFile(resolve(workingFolder, named));
  return libraryBehavior(named) ?? behaviorOfPhrase(named);
}

async function written(
  options: WriteItemsOptions,
  writing: Writing,
  environment: WritingEnvironment,
  use: () => Promise<ModelUse | null>,
): Promise<WriteItemsResult> {
  const { behavior, amounts, folder, warnings } = writing;
  const asked = {
    behavior,
    perLabel: amounts.perLabel,
    seed: environment.seed,
    writer: environment.writer.id,
    discriminator: environment.discriminator.id,
    embedder: environment.embedding.name,
  };
  const before = readWritingManifest(folder.manifest);
  if (before !== null && !amounts.isPreview) refuseOtherSettings(before.settings, asked);
  const note = async (status: 'running' | 'finished', counts: WriteItemsResult['counts']) => {
    if (amounts.isPreview) return;
    const manifest = { tool: { version: VERSION }, settings: asked, status, counts, models: await use() };
    writeFileAtomic(folder.manifest, writingManifestText(manifest));
  };
  if (before === null) await note('running', {});
  const outputs = await runStages(writingPipeline, {
    ...servicesOf(options, writing.settings),
    ...keptIn(folder),
    environment,
    seed: environment.seed,
  });
  const { set, dropped, origins } = madeOf(writing, environment, outputs);
  const counts = Object.fromEntries([...outputs].map(([name, output]) => [name, output.counts]));
  const models = await use();
  if (!amounts.isPreview) publish(folder, { set, dropped, origins, warnings, models });
  await note('finished', counts);
  return { folder: folder.path, set, dropped, origins, counts, warnings, models };
}

function madeOf(
  { behavior, amounts, folder, writer, discriminator }: Writing,
  { seed, embedding }: WritingEnvironment,
  outputs: StageOutputs,
): Pick<WriteItemsResult, 'set' | 'dropped' | 'origins'> {
  const reading = outputsIn(folder, outputs);
  const counts = { ...outputs.get('candidates')?.counts, ...outputs.get('selection')?.counts };
  const dropped = readDropped(reading);
  const origins = readOrigins(reading);
  const { layout, prompts, origins: originKind } = factsOfKind(behavior);
  const toldOf = originKind?.(behavior) ?? null;
  const set = setOf({
    name: behavior.name,
    summary: `${behavior.who} who ${behavior.description}`,
    language: new Intl.Locale(behavior.language).language,
    layout,
    written: counts['written'] ?? 0,
    kept: readKept(reading),
    dropped,
    origins: toldOf === null ? [] : originFunnels(origins, toldOf),
    statistics: readStatisticsOfSet(reading),
    facts: {
      behavior: { ...behavior },
      writer: writer.id,
      discriminator: discriminator.id,
      probabilities: counts['votes'] === undefined ? 'log-probabilities' : 'votes',
      seed,
      perLabel: amounts.perLabel,
      wanted: amounts.perLabel * (counts['sides'] ?? 0),
      surplus: amounts.surplus,
      prompts: Object.fromEntries(prompts.map(({ name, version }) => [name, version])),
      embedder: embedding.name,
      meanDistance: counts['meanDistance'] ?? null,
      unpaired: counts['unpaired'] ?? 0,
    },
  });
  return { set, dropped, origins };
}

type Publishing = Pick<WriteItemsResult, 'set' | 'dropped' | 'origins' | 'warnings' | 'models'>;

/** What was dropped stays on the private side; the card shows samples of it. */
function publish(folder: RunFolder, { set, dropped, origins, warnings, models }: Publishing): void {
  writeFileAtomic(join(folder.private, 'rejects.jsonl'), jsonLines(dropped));
  if (origins.length > 0) writeFileAtomic(join(folder.private, 'origins.jsonl'), jsonLines(origins));
  const { calls = 0, confirmed = 0, unpriced = 0 } = models ?? {};
  const spent = { calls, dollars: unpriced > 0 ? null : dollarText(confirmed) };
  writeSharedFile(join(folder.path, CARD_FILE), cardText({ set, dropped, origins, warnings, spent }));
  writeSetFolder(folder.path, set);
}
