/**
 * `safety.json`: what a release says of concern by cluster. But for `coordination`, all of it follows from shown cells of two tables: of
 * how concerning conversations are, and of what a classifier flagged.
 */
import { z } from 'zod';

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);

/** A figure as far as it follows from what is shown. What is not shown counts as anything that it may be. */
const knownSchema = z.object({
  /** What it is at least, and at most. The same where nothing is withheld. */
  least: z.number(),
  most: z.number(),
  /** 95 %, of both ends together. */
  interval: z.tuple([z.number(), z.number()]),
});
export type Known = z.infer<typeof knownSchema>;

const concernSchema = z.object({
  /** Mean rating of rated conversations, 1 to 5. */
  mean: knownSchema,
  /** Share of them that are rated 4 or 5, 0 to 1. */
  high: knownSchema,
});
export type Concern = z.infer<typeof concernSchema>;

/** A number that is told in steps alone; no upper end of the last. */
const bucketSchema = z.object({ from: count, to: count.nullable() });

const coordinationSchema = z.object({
  /** Id of a shown cluster. */
  cluster: z.string(),
  accounts: bucketSchema,
  conversations: bucketSchema,
  /** How unevenly they are spread over accounts, 0 (evenly) to 1, in steps of 0.05. */
  concentration: share,
  /** Window of a shown facet of time in which most of it was. */
  window: z.string().optional(),
});
export type Coordination = z.infer<typeof coordinationSchema>;

const ratesSchema = <Figure extends z.ZodType>(figure: Figure) =>
  z.object({
    /** The table that it follows from. */
    facet: z.string(),
    title: z.string(),
    /** Over all conversations; null where nothing of it is shown. */
    all: figure.nullable(),
    /** By id, of clusters of which a cell is shown. */
    clusters: z.record(z.string(), figure),
  });

export const safetySchema = z.object({
  /** Raised where figures come to be worked out otherwise. */
  method: z.literal(1),
  concern: ratesSchema(concernSchema),
  /** Share that a classifier flagged, 0 to 1; absent where no facet says so. */
  flags: ratesSchema(knownSchema).optional(),
  /** Absent where nobody looked for it. */
  coordination: z.array(coordinationSchema).optional(),
});
export type Safety = z.infer<typeof safetySchema>;
