/** What a release says of changes since an earlier one rests on: that one's public figures, and for whom they were made. */
import { z } from 'zod';
import { canonicalJsonFile, hashOf, sha256 } from '../../core/hash.ts';
import type { FacetTable, PublicClusters, ReleaseData } from '../../public-records/release.ts';
import { trendsSchema } from '../../public-records/trends.ts';
import { minimumNames, type Thresholds, thresholdsSchema } from '../thresholds.ts';

const earlierSchema = trendsSchema.shape.since.unwrap().shape.earlier;

/** Public figures alone. */
export const earlierReleaseSchema = earlierSchema.extend({
  thresholds: thresholdsSchema,
  /** Whether its figures have noise. */
  isNoisy: z.boolean(),
  /** Tables that are no windows of time: shares over all conversations, 0 to 1, as far as they are shown. */
  facets: z.array(
    z.object({
      facet: z.string(),
      shares: z.array(z.object({ label: z.string(), share: z.number().min(0).max(1) })),
    }),
  ),
});
export type EarlierRelease = z.infer<typeof earlierReleaseSchema>;

export function earlierReleaseOf({ manifest, clusters, facets }: ReleaseData): EarlierRelease {
  const { minWordSupport: _, ...thresholds } = manifest.thresholds;
  return {
    title: manifest.title,
    ...quotable({ clusters, facets }),
    total: clusters.total,
    thresholds,
    isNoisy: manifest.dp !== undefined,
    clusters: clusters.clusters
      .toSorted((left, right) => right.conversations - left.conversations || (left.id < right.id ? -1 : 1))
      .map(({ id, level, name, share, shareInterval }) => ({ id, level, name, share, shareInterval })),
  };
}

type Quotable = Pick<EarlierRelease, 'sha256' | 'facets'>;

interface Shown {
  readonly clusters: PublicClusters;
  readonly facets: readonly FacetTable[];
}

/** All that another release may quote of one, its clusters by their hash. */
export function quotable({ clusters, facets }: Shown): Quotable {
  const { total } = clusters;
  return {
    sha256: sha256(canonicalJsonFile(clusters)),
    facets: facets
      .filter(({ kind }) => kind !== 'time')
      .map(({ facet, values, baseline }) => ({
        facet,
        shares: baseline.cells.map(({ value, conversations }) => ({
          label: values[value] as string,
          share: conversations / total.conversations,
        })),
      })),
  };
}

/** Equal where two releases show the same of all that is quoted, in whatever order. */
export function fingerprintOfQuotable({ sha256: clusters, facets }: Quotable): string {
  return hashOf([clusters, facets.map(({ facet, shares }) => hashOf([facet, shares])).sort()]);
}

/**
 * Whether readers of a release under these thresholds may be shown the earlier figures: it asks for no more than the earlier one did.
 * Figures with noise are compared with none.
 */
export function mayTell(earlier: EarlierRelease, thresholds: Thresholds): boolean {
  const { thresholds: its } = earlier;
  const isAsStrong = minimumNames.every((name) => its[name] >= thresholds[name]);
  return !earlier.isNoisy && its.counting === thresholds.counting && isAsStrong;
}
