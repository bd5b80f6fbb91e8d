/** The schema of `coverage.json`: what of published use items of evaluations are about, and what of them nobody uses. It holds no time and no path. */
import { z } from 'zod';

export const USAGE_COVERAGE_SCHEMA = 'sightline/usage-coverage';
export const USAGE_COVERAGE_SCHEMA_VERSION = 1;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const cosine = z.number().min(-1).max(1);
/** In [-1, 1], x to the right and y up. Nearness means something, direction and far distance do not. */
const position = z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]);

const coveredClusterSchema = z.object({
  /** As in the release. */
  id: z.string().min(1),
  name: z.string().min(1),
  /** Of all conversations, with its 95 % interval, as in the release. */
  share,
  shareInterval: z.tuple([share, share]),
  position,
  /** Items that are related to it. */
  items: count,
  /** Of them. */
  bySet: z.array(z.object({ set: z.string(), items: count.min(1) })),
  /** Mean cosine of those items; null where there are none. */
  meanCosine: cosine.nullable(),
});
export type CoveredCluster = z.infer<typeof coveredClusterSchema>;

const relatedItemSchema = z.object({
  set: z.string(),
  id: z.string().min(1),
  /** What it asks, at most 400 characters. */
  text: z.string(),
  /** Id of the cluster that it is related to; null where it is near to none. */
  cluster: z.string().nullable(),
  /** To the nearest cluster, related or not. */
  cosine,
  /** Null beyond the number of items that are laid out. */
  position: position.nullable(),
});
export type RelatedItem = z.infer<typeof relatedItemSchema>;

export const usageCoverageSchema = z.object({
  schema: z.literal(USAGE_COVERAGE_SCHEMA),
  schemaVersion: z.literal(USAGE_COVERAGE_SCHEMA_VERSION),
  tool: z.object({ name: z.literal('sightline'), version: z.string() }),
  release: z.object({ title: z.string() }),
  embedder: z.string(),
  seed: z.number().int(),
  /** How positions were found. */
  method: z.enum(['umap', 'principal-axes']),
  /** Cosine from which an item is held for related to its nearest cluster. */
  relatedFrom: cosine,
  /** `measured` on labelled sets for this embedder, or `release`: half of the clusters are less alike to any of another family. */
  relatedFromBy: z.enum(['measured', 'release']),
  /** Share of all conversations in clusters that some item is related to. */
  coveredShare: share,
  /** Share of all conversations in the clusters listed. */
  listedShare: share,
  /** The lowest clusters that the release shows, the largest first. */
  clusters: z.array(coveredClusterSchema),
  sets: z.array(z.object({ set: z.string(), items: count, related: count, meanCosine: cosine.nullable() })),
  items: z.array(relatedItemSchema),
});
export type UsageCoverage = z.infer<typeof usageCoverageSchema>;

export function usageCoverageJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(usageCoverageSchema) as Record<string, unknown>;
}
