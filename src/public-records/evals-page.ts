/** What a page about evaluations is made of: sets of items, and measurements with them. It holds no time, no machine and no path. */
import { z } from 'zod';
import { itemsMapSchema } from './items-map.ts';
import { measurementSchema } from './measurement.ts';
import { agreementSchema, calibrationSchema } from './people.ts';

export const EVALS_PAGE_SCHEMA = 'sightline/evals-page';
export const EVALS_PAGE_SCHEMA_VERSION = 1;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const name = z.string().min(1);

const stageSchema = z.object({ name: z.string(), kept: count, dropped: z.record(z.string(), count) });

const shownItemSchema = z.object({
  /** Unique in its set. */
  id: name,
  /** The statement where it has one, else the question as it is asked, without its options. */
  text: z.string(),
  /** Letter and text, in their order; empty where answers are words. */
  options: z.array(z.tuple([z.string(), z.string()])),
  /** Without space around them. */
  matching: z.array(z.string()),
  notMatching: z.array(z.string()),
  /** That the label is right, as the discriminator sees it; null where nobody said. */
  confidence: share.nullable(),
  /** Position in the set of the item that it is most alike, where one says nearly the same, as the linter's rule `near-duplicate` has it. */
  near: count.optional(),
});
export type ShownItem = z.infer<typeof shownItemSchema>;

const shownSetSchema = z.object({
  /** Unique on the page. */
  name,
  /** Who has the behavior and what it is, in a sentence; empty where it is not known. */
  summary: z.string(),
  kind: z.enum(['yes-no', 'multiple-choice', 'pronoun']),
  layout: z.string(),
  /** SPDX, and whom to name; null where it is not known. */
  license: z.string().nullable(),
  source: z.string().nullable(),
  /** Of all items, whether they are listed or not. */
  itemCount: count,
  /** Items by matching answer, without space around it. */
  labels: z.record(z.string(), count),
  /** Mean of the items that have one. */
  meanConfidence: share.nullable(),
  /** Models that wrote and judged it; null where it was not written here. */
  writing: z.object({ writer: z.string(), discriminator: z.string(), probabilities: z.string() }).nullable(),
  funnel: z.array(stageSchema).nullable(),
  /** What the linter found, the worst first. */
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      count,
      message: z.string(),
      reason: z.string(),
      hint: z.string(),
    }),
  ),
  /** As `evals agreement` made it, without single items; absent where nobody rated these items. */
  people: z
    .object({
      agreement: agreementSchema.omit({ disagreements: true }),
      calibration: calibrationSchema.nullable(),
    })
    .optional(),
  /** As `evals map` made it, without the texts; null where it was not mapped, or is of other items. */
  map: itemsMapSchema
    .pick({ method: true, embedder: true, namer: true })
    .extend({
      clusters: z.array(
        z.object({ id: count, name: z.string(), items: count, position: z.tuple([z.number(), z.number()]) }),
      ),
      /** By item: place on the plane, and cluster. */
      places: z.array(z.tuple([z.number(), z.number(), count])),
    })
    .nullable(),
  /** Null where there is no room for them in one file. */
  items: z.array(shownItemSchema).nullable(),
});
export type ShownSet = z.infer<typeof shownSetSchema>;

const shownMeasurementSchema = z.object({
  /** Unique on the page. */
  name,
  results: measurementSchema,
  /**
   * Of each set that is listed on the page: by subject, in the order of the set's items, the probability that the answer is one that is counted (three
   * decimals; null where there is none). Null where there is no room for them, and for sets that are not here.
   */
  answers: z.record(z.string(), z.record(z.string(), z.array(share.nullable()))).nullable(),
});
export type ShownMeasurement = z.infer<typeof shownMeasurementSchema>;

export const evalsPageSchema = z.object({
  schema: z.literal(EVALS_PAGE_SCHEMA),
  schemaVersion: z.literal(EVALS_PAGE_SCHEMA_VERSION),
  tool: z.object({ name: z.literal('sightline'), version: z.string() }),
  title: z.string(),
  sets: z.array(shownSetSchema),
  measurements: z.array(shownMeasurementSchema),
});
export type EvalsPage = z.infer<typeof evalsPageSchema>;
