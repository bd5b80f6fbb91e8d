/** `models` and `models remove`: what can be fetched, and what is here. */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { missingRuntime } from '../models/onnx/onnx-runtime.ts';
import { looksPulled, type ModelState, stateOf } from '../models/pulled/model-files.ts';
import { pullableModels, sizeOf } from '../models/pulled/pullable-models.ts';
import { folderOf, type ModelsPlace, runtimeFolder } from './models-folder.ts';
import { alone, modelNamed } from './pull-model.ts';

export interface PullableModelState {
  readonly name: string;
  readonly title: string;
  readonly license: string;
  /** On disk, in bytes. */
  readonly size: number;
  /** The package it comes from, as `name@version`. */
  readonly source: string;
  readonly folder: string;
  readonly state: ModelState;
}

export async function modelStates(place: ModelsPlace): Promise<PullableModelState[]> {
  return Promise.all(
    pullableModels.map(async (model) => {
      const { name, title, license, source } = model;
      const folder = folderOf(model, place);
      const state = await stateOf(folder, model);
      const from = `${source.package}@${source.version}`;
      return { name, title, license, size: sizeOf(model), source: from, folder, state };
    }),
  );
}

/**
 * Whether anything of it was there.
 *
 * @throws AppError `PULL_UNKNOWN` (exit code 2), `PULL_UNDER_WAY`
 */
export async function removeModel({ name, ...where }: ModelsPlace & { readonly name: string }): Promise<boolean> {
  const model = modelNamed(name);
  const folder = folderOf(model, where);
  if (!existsSync(dirname(folder))) return false;
  return alone(folder, async () => {
    const before = await stateOf(folder, model);
    for (const path of [folder, `${folder}.part`]) rmSync(path, { recursive: true, force: true });
    return before !== 'absent';
  });
}

/** The command that installs what runs these models; null where it is installed. */
export function runtimeHint(place: Pick<ModelsPlace, 'keys'>): string | null {
  return missingRuntime(runtimeFolder(place));
}

/** Names of models that are here, by the sizes of their files, and that what runs them is installed for. Every byte is looked at when one is opened. */
export function modelsPulled(place: ModelsPlace): string[] {
  if (runtimeHint(place) !== null) return [];
  return pullableModels.filter((model) => looksPulled(folderOf(model, place), model)).map(({ name }) => name);
}
