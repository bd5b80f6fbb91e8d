/**
 * `trends.json`: how shares of clusters changed, since an earlier release and over time. All of it follows from figures that stand in
 * `clusters.json` and `facets/` of this release, and in those of the earlier one.
 */
import { z } from 'zod';

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
/** Ends of a 95 % interval. */
const interval = z.tuple([z.number(), z.number()]);

/** Shares are of all conversations, 0 to 1. */
const changeSchema = z.object({
  before: share,
  now: share,
  /** `now` less `before`. */
  difference: z.number().min(-1).max(1),
  interval,
  /** Of all changes of the same list that are called so at this q, the share that are none (Benjamini and Hochberg): at most, on average. */
  q: share,
});
export type Change = z.infer<typeof changeSchema>;

const earlierClusterSchema = z.object({
  id: z.string(),
  level: count,
  name: z.string().min(1),
  share,
  shareInterval: z.tuple([share, share]),
});
export type EarlierCluster = z.infer<typeof earlierClusterSchema>;

const driftSchema = z.object({
  facet: z.string(),
  title: z.string(),
  /** Values whose share over all conversations both releases show. All others count as one for the distance. */
  values: z.array(changeSchema.extend({ label: z.string() })).min(1),
  /** Total variation: the least share of conversations that would have to have another value for the two to be alike. At least: some are not shown. */
  distance: share,
  /** What it would be on average if nothing had changed, and each release were a sample of as many people as it counts. */
  byChance: share,
});
export type Drift = z.infer<typeof driftSchema>;

const sinceSchema = z.object({
  earlier: z.object({
    title: z.string(),
    /** Of its `clusters.json`. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    total: z.object({ conversations: count, accounts: count }),
    /** All that it shows, the largest first. */
    clusters: z.array(earlierClusterSchema),
  }),
  /**
   * By id, of those that continue an earlier one or were merged from several (`lineage` in `clusters.json`): `before` is the share of all that
   * they come from, together.
   */
  clusters: z.record(z.string(), changeSchema.extend({ beforeInterval: interval })),
  /** Of all conversations, by facet. */
  facets: z.array(driftSchema),
});
export type Since = z.infer<typeof sinceSchema>;

const overTimeSchema = z.object({
  /** The table of kind `time` that it follows from. */
  facet: z.string(),
  title: z.string(),
  step: z.enum(['day', 'week', 'month', 'year']),
  /** Labels without a gap between the first and the last that is shown. */
  windows: z.array(z.string()).min(3),
  /** By id, of clusters with a figure in at least one window. */
  clusters: z.record(
    z.string(),
    z.object({
      /** By window: share of its conversations that are in the cluster, and the ends of the 95 % interval; null where it does not follow from shown cells. */
      shares: z.array(z.tuple([share, share, share]).nullable()),
      /** Of the straight line through them, from the first window with a figure to the last; null of fewer than three. */
      change: changeSchema.nullable(),
    }),
  ),
});
export type OverTime = z.infer<typeof overTimeSchema>;

export const trendsSchema = z.object({
  /** Raised where figures come to be worked out otherwise. */
  method: z.literal(1),
  /** Absent where the run continues no other, and where readers of this release may not subtract the earlier one from it. */
  since: sinceSchema.optional(),
  /** One for each facet of time that shows three windows or more. */
  overTime: z.array(overTimeSchema),
});
export type Trends = z.infer<typeof trendsSchema>;
