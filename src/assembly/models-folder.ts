/** Where models are that were fetched: for all workspaces of a user, because their bytes are the same for everybody. */
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Settings } from '../config/index.ts';
import type { PullableModel } from '../models/pulled/pullable-models.ts';
import type { Keys } from './chosen-model.ts';

export interface ModelsPlace {
  readonly settings: Partial<Pick<Settings, 'modelsFolder'>>;
  readonly workingFolder: string;
  /** Environment variables, of which `XDG_CACHE_HOME` counts where it is an absolute path, as its specification wants. */
  readonly keys: Keys;
}

export function modelsFolder({ settings, workingFolder, keys }: ModelsPlace): string {
  if (settings.modelsFolder !== undefined) return resolve(workingFolder, settings.modelsFolder);
  return join(cacheFolder(keys), 'models');
}

/** Where the packages may be installed that run such models: code, which no option and no file moves. */
export function runtimeFolder({ keys }: Pick<ModelsPlace, 'keys'>): string {
  return join(cacheFolder(keys), 'runtime');
}

function cacheFolder(keys: Keys): string {
  const named = keys['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(named) ? named : join(homedir(), '.cache'), 'sightline');
}

export function folderOf(model: PullableModel, place: ModelsPlace): string {
  return join(modelsFolder(place), model.name);
}
