/** `evals map`: what the items of a set are about. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { askedTexts } from '../evals/map/asked-texts.ts';
import { CLUSTERS } from '../evals/map/cluster-items.ts';
import { mapItems } from '../evals/map/map-items.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { placeModel } from '../models/choose-model.ts';
import type { ItemsMap } from '../public-records/items-map.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';
import { VERSION } from '../version.ts';
import { analystModel, askedModel } from './analyst-model.ts';
import { callsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel } from './chosen-model.ts';
import { chosenEmbedder, embeddedBy } from './item-embedder.ts';
import { setAt } from './items-at.ts';
import { outputFolder } from './output-folder.ts';
import { workspaceFor } from './run-places.ts';
import { callsOf, type WorkOptions } from './work.ts';

export interface MapSetOptions extends WorkOptions {
  /** Folder of a set, or a published file of items. */
  readonly path: string;
  /** Clusters, 1 to 100; fewer where there are not five items for each. Default: 10. */
  readonly clusters?: number | undefined;
}

export interface MapSetResult {
  readonly map: ItemsMap;
  /** The file that was written; null where a published file was mapped and no `settings.out` was named. */
  readonly path: string | null;
  /** What was asked of models; null where none was. */
  readonly models: ModelUse | null;
}

const MOST_CLUSTERS = 100;

/**
 * Embeds the items, clusters them and lays them out. The set stays as it is; `public/map.json` is written beside it, or into
 * `settings.out`. The same set and settings give the same bytes, on any number of threads.
 *
 * @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED`, `SETS_MISSING`, `SET_UNREADABLE`, `SETS_SEVERAL`, `SET_EMPTY`, `CLUSTERS_INVALID`
 *   (exit code 2), and what models and embedders throw
 */
export async function mapSet(options: MapSetOptions): Promise<MapSetResult> {
  const settings: Settings = { ...completeSettings(options.settings ?? {}), batch: false };
  const { workingFolder, keys = {}, clusters = CLUSTERS } = options;
  if (!Number.isInteger(clusters) || clusters < 1 || clusters > MOST_CLUSTERS) throw wrongClusters();
  const set = setAt(resolve(workingFolder, options.path));
  const folder = settings.out === undefined ? set.folder : outputFolder(settings.out, workingFolder);
  const asked = analystModel(settings);
  const namer = asked === null ? null : placeModel(asked, settings);
  if (namer !== null) allowedModel(namer, settings, keys);
  const { sentTo } = chosenEmbedder(settings, keys);
  const workspace = workspaceFor(workingFolder, undefined);
  const calls = callsWhenNeeded(callsOf(options, settings, workspace, () => `map-${randomUUID()}`));
  const { onProgress = () => {}, signal } = options;
  try {
    const texts = askedTexts(set.items);
    const { name, vectors } = await embeddedBy(texts, { ...options, settings, keys, workspace, calls });
    const map = await mapItems(
      {
        set: { name: set.name, layout: set.layout },
        items: set.items,
        texts,
        vectors,
        clusters,
        embedder: name,
        seed: settings.seed,
        namer: namer === null ? null : askedModel(namer, calls, { settings, keys }),
        version: VERSION,
      },
      { signal, onProgress: (done, total) => onProgress({ stage: 'layout', done, total, unit: 'rounds' }) },
    );
    const models = [namer, sentTo].filter((model) => model !== null);
    return {
      map,
      path: folder === null ? null : written(folder, map),
      models: await calls.use(models, settings.replay),
    };
  } finally {
    await calls.close();
  }
}

function written(folder: string, map: ItemsMap): string {
  const path = join(folder, 'public', 'map.json');
  makeFolder(join(folder, 'public'));
  writeSharedFile(path, `${canonicalJson(map)}\n`);
  return path;
}

function wrongClusters(): Error {
  return usageError(
    'CLUSTERS_INVALID',
    'That is no number of clusters.',
    `Name a whole number from 1 to ${MOST_CLUSTERS} with --clusters.`,
  );
}
