/** The schema of `public/map.json` of a set: its items by what they are about. It holds no time, no machine and no path. */
import { z } from 'zod';

export const ITEMS_MAP_SCHEMA = 'sightline/items-map';
export const ITEMS_MAP_SCHEMA_VERSION = 1;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
/** In [-1, 1], x to the right and y up. Nearness means something, direction and far distance do not. */
const position = z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]);

/** How many items have the answer that is looked at as their matching one. */
const balanceSchema = z.object({
  /** Items with that answer, of those with any. */
  matching: count,
  items: count.min(1),
  share,
  /** 95 % interval of the share (Wilson). */
  interval: z.tuple([share, share]),
});
export type LabelBalance = z.infer<typeof balanceSchema>;

const meanSchema = z.object({
  mean: share,
  /** 95 % interval of the mean (Student), within [0, 1]; null of one item. */
  interval: z.tuple([share, share]).nullable(),
  /** Items that have a confidence. */
  items: count.min(1),
});
export type MeanConfidence = z.infer<typeof meanSchema>;

const clusterSchema = z.object({
  /** 0 is the largest. */
  id: count,
  name: z.string().min(1),
  /** What it might be called, the best first, at most five: a model's labels, or terms that its items use more than others do. */
  labels: z.array(z.string()).max(5),
  /** Who named it: `words` where no model was asked, or none had an answer. */
  namedBy: z.enum(['words', 'model']),
  items: count.min(1),
  /** Null where no item of it has a matching answer. */
  balance: balanceSchema
    .extend({
      /** Chance of a share as far from that of the other items, over all clusters (Fisher; Benjamini and Hochberg). */
      q: share,
      /** Whether it leans otherwise than the set: by 5 points or more, with q below 0.05. */
      isUneven: z.boolean(),
    })
    .nullable(),
  confidence: meanSchema.nullable(),
  /** Of its middle: the median of its items. */
  position,
  /** Ids of the items nearest to its centroid, nearest first, at most five. */
  nearest: z.array(z.string()).min(1).max(5),
});
export type ItemCluster = z.infer<typeof clusterSchema>;

const itemSchema = z.object({
  /** As in the set. */
  id: z.string().min(1),
  position,
  cluster: count,
  /** Place in `answers`; null where no answer matches. */
  answer: count.nullable(),
  confidence: share.nullable(),
  /** What it asks, without what all items have around it; cut where it is long. */
  text: z.string(),
});
export type MappedItem = z.infer<typeof itemSchema>;

export const itemsMapSchema = z.object({
  schema: z.literal(ITEMS_MAP_SCHEMA),
  schemaVersion: z.literal(ITEMS_MAP_SCHEMA_VERSION),
  tool: z.object({ name: z.literal('sightline'), version: z.string() }),
  set: z.object({ name: z.string(), layout: z.string() }),
  embedder: z.string(),
  /** `words`, or the model as `provider:model`. */
  namer: z.string(),
  seed: z.number().int(),
  /** How items were laid out. */
  method: z.enum(['umap', 'principal-axes']),
  /** Every matching answer of the set, without space around it. Shares are of the first. */
  answers: z.array(z.string()),
  /** Null where the set has no matching answers. */
  balance: balanceSchema
    .extend({
      /** Whether it is one half, as far as can be told: its interval holds 0.5, or it is within 5 points. */
      isEven: z.boolean(),
    })
    .nullable(),
  /** Null where no item has one. */
  confidence: meanSchema
    .extend({
      /** Items by confidence in equal steps from 0 to 1; what lies on a border counts above it, 1 in the last. */
      histogram: z.array(count).length(20),
    })
    .nullable(),
  /** The largest first. */
  clusters: z.array(clusterSchema),
  /** In the order of the set. */
  items: z.array(itemSchema),
});
export type ItemsMap = z.infer<typeof itemsMapSchema>;

export function itemsMapJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(itemsMapSchema) as Record<string, unknown>;
}
