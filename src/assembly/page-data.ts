/** What a page is made of: a release, or several of one run between which a reader may switch. */
import { usageError } from '../core/errors.ts';
import { canonicalJson } from '../core/hash.ts';
import type { ReleaseData, RunTrees } from '../public-records/release.ts';
import { openRelease } from './open-release.ts';

/**
 * @param release public folder of the one to begin with
 * @param trees public folders of all, in the order in which they are offered
 * @throws AppError `RELEASE_UNREADABLE`, `TREES_APART` (exit code 2) where they do not belong together
 */
export function pageDataOf(release: string, trees: readonly string[]): ReleaseData | RunTrees {
  const first = openRelease(release);
  if (trees.length < 2) return first;
  const opened = trees.map((folder) => (folder === release ? first : openRelease(folder)));
  const { clusteredBy } = first.manifest;
  const others = opened.filter((tree) => tree !== first);
  const names = new Set(opened.map(({ manifest }) => manifest.clusteredBy?.name));
  const apart = others.map((other) => whyApart(first, other)).find((why) => why !== null);
  if (clusteredBy === undefined || names.size < opened.length || apart || !opened.includes(first)) {
    throw usageError(
      'TREES_APART',
      'These releases cannot be shown as the trees of one run.',
      'Name those that were made of one run by "sightline insights tree", under the same thresholds, each by another text.',
    );
  }
  return { schema: 'sightline/trees', trees: opened, begin: clusteredBy.name };
}

/** Why another release is no tree beside this one, in words that follow "it"; null where it is one. */
export function whyApart({ manifest, clusters }: ReleaseData, other: ReleaseData): string | null {
  const [own, its] = [manifest.clusteredBy, other.manifest.clusteredBy];
  if (own === undefined || its === undefined) return 'does not say by what it is clustered: release it again';
  // What is under weaker thresholds is for other readers.
  const isNoisy = manifest.dp !== undefined || other.manifest.dp !== undefined;
  const same = canonicalJson(manifest.thresholds) === canonicalJson(other.manifest.thresholds);
  if (isNoisy || !same) return 'is under other thresholds';
  if (canonicalJson(clusters.total) !== canonicalJson(other.clusters.total)) return 'is of other conversations';
  return own.name === its.name ? 'is clustered by a text that is there already' : null;
}
