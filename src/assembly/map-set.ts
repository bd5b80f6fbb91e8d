/** `evals map`: what the items of a set are about. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { completeSettings, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import { readSets } from '../evals/lint/read-sets.ts';
import { askedTexts } from '../evals/map/asked-texts.ts';
import { CLUSTERS } from '../evals/map/cluster-items.ts';
import { mapItems } from '../evals/map/map-items.ts';
import type { Item } from '../evals/records.ts';
import { isSetFolder, readSetFolder } from '../evals/sets/set-folder.ts';
import type { ModelUse } from '../insights/run-manifest.ts';
import { placeModel } from '../models/choose-model.ts';
import type { ItemsMap } from '../public-records/items-map.ts';
import { makeFolder, writeSharedFile } from '../store/files.ts';
import { VERSION } from '../version.ts';
import { analystModel, askedModel } from './analyst-model.ts';
import { callsWhenNeeded } from './calls-when-needed.ts';
import { allowedModel } from './chosen-model.ts';
import { chosenEmbedder, openItemEmbedder } from './item-embedder.ts';
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
    const { name, vectors } = await embedded(texts, { ...options, settings, keys, workspace, calls });
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

type Embedding = Parameters<typeof openItemEmbedder>[0] & Pick<MapSetOptions, 'onProgress' | 'signal'>;

async function embedded(texts: readonly string[], { onProgress = () => {}, signal, ...options }: Embedding) {
  const embedder = await openItemEmbedder(options);
  try {
    const vectors = await embedder.embed(texts, {
      ...(signal !== undefined && { signal }),
      onProgress: (done, total) => onProgress({ stage: 'embeddings', done, total, unit: 'items' }),
    });
    return { name: embedder.name, vectors };
  } finally {
    await embedder.close();
  }
}

interface SetToMap {
  readonly name: string;
  readonly layout: string;
  readonly items: readonly Item[];
  /** Where its map belongs; null where it is a file. */
  readonly folder: string | null;
}

function setAt(path: string): SetToMap {
  const set = isSetFolder(path) ? ownSet(path) : publishedSet(path);
  if (set.items.length === 0) throw noItems(path);
  return set;
}

function ownSet(folder: string): SetToMap {
  const { facts, items } = readSetFolder(folder);
  return { name: facts.name, layout: facts.layout, items, folder };
}

function publishedSet(path: string): SetToMap {
  const { sets } = readSets([path]);
  const [set] = sets;
  if (set === undefined || sets.length > 1) throw severalSets(sets.length);
  return { name: set.name, layout: set.layout.id, items: set.rows.map(({ item }) => item), folder: null };
}

function written(folder: string, map: ItemsMap): string {
  const path = join(folder, 'public', 'map.json');
  makeFolder(join(folder, 'public'));
  writeSharedFile(path, `${canonicalJson(map)}\n`);
  return path;
}

function severalSets(count: number): Error {
  return usageError(
    'SETS_SEVERAL',
    `There are ${count} sets of items there.`,
    'Name one of them: a map is of one set.',
  );
}

function noItems(path: string): Error {
  return usageError('SET_EMPTY', `The set in ${path} has no items.`, 'Name a set that has some.');
}

function wrongClusters(): Error {
  return usageError(
    'CLUSTERS_INVALID',
    'That is no number of clusters.',
    `Name a whole number from 1 to ${MOST_CLUSTERS} with --clusters.`,
  );
}
