import type { Concern, Known, PublicCluster, Safety } from '../../../src/public-records/release.ts';

/** Where two measures put a cluster: of a rater who looks at what is meant, and of a classifier. */
export type Quadrant = 'both' | 'concern' | 'flags' | 'neither';

export const quadrants: readonly Quadrant[] = ['concern', 'both', 'flags', 'neither'];

export interface Thresholds {
  /** Mean rating, 1 to 5. */
  readonly concern: number;
  /** Share, 0 to 1. */
  readonly flags: number;
}

export interface SafetyRow {
  readonly cluster: PublicCluster;
  readonly concern: Concern;
  /** Null where the release does not say how many were flagged. */
  readonly flags: Known | null;
  /** By the middle of what each may be; without flags, as if nothing were flagged. */
  readonly quadrant: Quadrant;
  /** Whether no interval reaches over its threshold. */
  readonly isSure: boolean;
}

export const middleOf = ({ least, most }: Known): number => (least + most) / 2;

const isClear = ({ interval: [low, high] }: Known, threshold: number): boolean => low >= threshold || high < threshold;

/** Of clusters of which concern is told, the most concerning first. */
export function safetyRows(
  clusters: readonly PublicCluster[],
  { concern: concerns, flags: flagged }: Safety,
  thresholds: Thresholds,
): SafetyRow[] {
  const rows = clusters.flatMap((cluster): SafetyRow[] => {
    const { id } = cluster;
    const concern = Object.hasOwn(concerns.clusters, id) ? concerns.clusters[id] : undefined;
    const flags = (flagged && Object.hasOwn(flagged.clusters, id) && flagged.clusters[id]) || null;
    if (concern === undefined) return [];
    const isConcerning = middleOf(concern.mean) >= thresholds.concern;
    const isFlagged = flags !== null && middleOf(flags) >= thresholds.flags;
    return [
      {
        cluster,
        concern,
        flags,
        quadrant: isConcerning ? (isFlagged ? 'both' : 'concern') : isFlagged ? 'flags' : 'neither',
        isSure: isClear(concern.mean, thresholds.concern) && (flags === null || isClear(flags, thresholds.flags)),
      },
    ];
  });
  return rows.sort(
    ({ concern: { mean } }, { concern: { mean: other } }) => other.least - mean.least || other.most - mean.most,
  );
}

/** What the address says, else what holds of all conversations, else a guess. */
export function thresholdsOf(
  { concern, flags }: { readonly concern: string; readonly flags: string },
  safety: Safety,
): Thresholds {
  return {
    concern: within(concern, 1, 5) ?? (safety.concern.all ? middleOf(safety.concern.all.mean) : 2),
    flags: within(flags, 0, 1) ?? (safety.flags?.all ? middleOf(safety.flags.all) : 0.05),
  };
}

function within(text: string, least: number, most: number): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : null;
}
