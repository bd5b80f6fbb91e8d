/** What of published use items of sets are about. */
import { usageError } from '../core/errors.ts';
import { askedTexts } from '../evals/map/asked-texts.ts';
import { type ItemToRelate, usageCoverage } from '../evals/usage/coverage.ts';
import { lowestClusters, usageText } from '../evals/usage/usage-clusters.ts';
import type { ReleaseData } from '../public-records/release.ts';
import type { UsageCoverage } from '../public-records/usage-coverage.ts';
import { VERSION } from '../version.ts';
import { type EmbeddingOnce, embeddedBy } from './item-embedder.ts';
import { namedSets } from './named-sets.ts';
import { openRelease } from './open-release.ts';
import { publicFolderOf } from './releases.ts';

/** A release that shows something. @throws AppError `RELEASE_NOT_FOUND`, `RELEASE_UNREADABLE`, `RELEASE_WITHOUT_CLUSTERS` */
export function usedRelease(path: string, workingFolder: string): ReleaseData {
  const release = openRelease(publicFolderOf(path, workingFolder));
  if (release.clusters.clusters.length === 0) throw noClusters();
  return release;
}

/** Of folders of sets, published files, and folders of either. @throws AppError of sets that cannot be read, or have one name (exit code 2) */
export function itemsToRelate(paths: readonly string[], workingFolder: string): ItemToRelate[] {
  return namedSets(paths, workingFolder).flatMap(({ set: { facts, items } }) => {
    const texts = askedTexts(items);
    return items.map(({ id }, row) => ({ set: facts.name, id, text: texts[row] as string }));
  });
}

/** @param release with clusters @param items one at least */
export async function coverageOf(
  release: ReleaseData,
  items: readonly ItemToRelate[],
  services: EmbeddingOnce,
): Promise<UsageCoverage> {
  const clusters = lowestClusters(release);
  const texts = [...clusters.map(usageText), ...items.map(({ text }) => text)];
  const { name: embedder, relatedFrom: known, vectors } = await embeddedBy(texts, services);
  const { signal, onProgress = () => {}, settings } = services;
  const { title } = release.manifest;
  return usageCoverage(
    { release: { title }, clusters, items, vectors, embedder, known, seed: settings.seed, version: VERSION },
    { signal, onProgress: (done, total) => onProgress({ stage: 'layout', done, total, unit: 'rounds' }) },
  );
}

function noClusters(): Error {
  return usageError(
    'RELEASE_WITHOUT_CLUSTERS',
    'The release shows no cluster: nothing is known of what people do.',
    'Name a release that shows some: one under a weaker preset, or of more conversations.',
  );
}
