/** What is to be written, where and with which models; and all that it takes, opened for this process alone. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import type { Behavior } from '../evals/behaviors/behavior.ts';
import { libraryBehavior } from '../evals/behaviors/library/index.ts';
import { behaviorOfPhrase, isBehaviorFile, readBehaviorFile } from '../evals/behaviors/read-behavior.ts';
import { type Amounts, MOST_SIDES_PREVIEWED } from '../evals/write/candidates.ts';
import { kindOf } from '../evals/write/kinds.ts';
import { readWritingManifest } from '../evals/write/writing-manifest.ts';
import { refuseOtherSettings } from '../insights/run-manifest.ts';
import type { PlacedModel } from '../models/choose-model.ts';
import { lockRun, type RunFolder, runFolder, runIdentity } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { type CallsWhenNeeded, callsWhenNeeded } from './calls-when-needed.ts';
import { identityOf, type Keys } from './chosen-model.ts';
import { chosenEmbedder, type ItemEmbedder, openItemEmbedder } from './item-embedder.ts';
import { outputFolder } from './output-folder.ts';
import { refuseOtherContent } from './place-of-set.ts';
import { workspaceOfRun } from './run-places.ts';
import { callsOf, type WorkOptions } from './work.ts';
import { familyWarnings, modelFor } from './writing-models.ts';

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

export interface Writing {
  readonly behavior: Behavior;
  readonly amounts: Amounts;
  readonly settings: Settings;
  readonly keys: Keys;
  readonly writer: PlacedModel;
  readonly discriminator: PlacedModel;
  /** Where candidates are embedded; null where that is done here. */
  readonly sentTo: PlacedModel | null;
  readonly warnings: readonly string[];
  readonly folder: RunFolder;
}

export interface OpenedWriting extends Writing {
  readonly calls: CallsWhenNeeded;
  readonly embedder: ItemEmbedder;
  /** Everything that can change the result: what is in the folder was asked for with the same, or this is a preview. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** @throws AppError as `preparedWriting`, and `RUN_OTHER_CONFIGURATION`, `RUN_LOCKED` */
export async function withWriting<Result>(
  options: WriteItemsOptions,
  work: (opened: OpenedWriting) => Promise<Result>,
): Promise<Result> {
  const writing = await preparedWriting(options);
  const { settings, keys, folder } = writing;
  const workspace = workspaceOfRun(folder, options.workingFolder, true);
  const unlock = lockRun(folder);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => runIdentity(folder)));
  try {
    noteWorkspace(folder, workspace);
    const embedder = await openItemEmbedder({ ...options, settings, workspace, keys, calls });
    try {
      const asked = askedFor(writing, embedder);
      const before = readWritingManifest(folder.manifest);
      if (before !== null && !writing.amounts.isPreview) refuseOtherSettings(before.settings, asked);
      return await work({ ...writing, calls, embedder, asked });
    } finally {
      await embedder.close();
    }
  } finally {
    await calls.close();
    unlock();
  }
}

function askedFor({ behavior, amounts, settings, writer, discriminator }: Writing, embedder: ItemEmbedder) {
  return {
    behavior,
    perLabel: amounts.perLabel,
    seed: settings.seed,
    writer: identityOf(writer),
    discriminator: identityOf(discriminator),
    embedder: embedder.name,
  };
}

/** Candidates for one item of the set, where the spec does not say. */
const SURPLUS = 1.5;

/** @throws AppError with exit code 2: `BEHAVIOR_INVALID`, `BEHAVIOR_NOT_FOUND`, `MODEL_MISSING`, `SET_EXISTS`, `RUN_EXISTS` */
async function preparedWriting(options: WriteItemsOptions): Promise<Writing> {
  const { workingFolder, keys = {}, preview, size } = options;
  const complete = completeSettings(options.settings ?? {});
  // Whoever looks at a few items waits for them.
  const settings: Settings = { ...complete, batch: complete.batch && preview === undefined };
  const behavior = await behaviorNamed(options.behavior, workingFolder);
  const kind = kindOf(behavior);
  const writer = modelFor('writer', settings, behavior);
  const discriminator = modelFor('discriminator', settings, behavior);
  const { sentTo } = chosenEmbedder(settings, keys);
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
  return { behavior, amounts, settings, keys, writer, discriminator, sentTo, warnings, folder };
}

async function behaviorNamed(named: string, workingFolder: string): Promise<Behavior> {
  if (isBehaviorFile(named, (path) => existsSync(resolve(workingFolder, path))))
    return readBehaviorFile(resolve(workingFolder, named));
  return libraryBehavior(named) ?? behaviorOfPhrase(named);
}
