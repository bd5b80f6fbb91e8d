/**
 * The schemas of `public/agreement.json` and `public/calibration.json` of a set: what people said of its items, and how far its confidences
 * are right by them. Raters have numbers and no names; there is no comment, no time, no machine and no path.
 */
import { z } from 'zod';

export const AGREEMENT_SCHEMA = 'sightline/agreement';
export const CALIBRATION_SCHEMA = 'sightline/calibration';
export const PEOPLE_SCHEMA_VERSION = 1;

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const interval = z.tuple([z.number(), z.number()]);

const head = {
  schemaVersion: z.literal(PEOPLE_SCHEMA_VERSION),
  tool: z.object({ name: z.literal('sightline'), version: z.string() }),
  /** The fingerprint is the hash of name and items: the figures are of these items and no others. */
  set: z.object({ name: z.string(), fingerprint: z.string() }),
};

/** 95 % throughout. Null where it is not defined, or there are fewer than two items. */
const coefficient = z.object({ value: z.number(), interval, items: count }).nullable();
export type CoefficientRecord = z.infer<typeof coefficient>;

const shareOf = z.object({ share, interval: z.tuple([share, share]) });

const question = z.object({
  question: z.enum(['relevance', 'label', 'clear']),
  /** In all, and items of two or more. */
  ratings: count,
  items: count,
  /** How often two ratings of an item are alike, with what chance would give by the base rates. */
  alike: coefficient,
  byChance: share,
  baseRates: z.array(z.object({ answer: z.string(), share })),
  /** Of two raters alone. */
  cohen: coefficient,
  fleiss: coefficient,
  gwet: coefficient,
  krippendorff: z.object({
    nominal: coefficient,
    /** Of relevance alone: the others have no order. */
    ordinal: coefficient,
    interval: coefficient,
  }),
});
export type QuestionAgreement = z.infer<typeof question>;

const gold = z.object({
  right: count,
  /** Known answers that were given. */
  checks: count,
  share: share.nullable(),
  interval: z.tuple([share, share]),
  /** What guessing would give. */
  chance: share.nullable(),
  verdict: z.enum(['above-chance', 'at-chance', 'too-few']),
});

export const agreementSchema = z.object({
  schema: z.literal(AGREEMENT_SCHEMA),
  ...head,
  /** Items of the set that were drawn, those with known answers, and raters of each item (null: everybody). */
  drawn: z.object({ items: count, gold: count, perItem: count.nullable() }),
  raters: z.array(
    z.object({
      /** `rater 1`, in the order of their names. */
      rater: z.string(),
      /** Items of the set of which all was said. */
      rated: count,
      gold,
      /** Whether the figures below are without them. */
      isLeftOut: z.boolean(),
    }),
  ),
  /** Labels that are right: where the answer that shows the behavior, as raters say, is the one that the set calls matching. */
  labels: z
    .object({
      /** Of ratings; the interval knows that those of one item belong together. */
      ofRatings: shareOf.extend({ right: count, ratings: count, items: count }),
      /** Of items, by the majority of their raters; ties are in none. */
      byMajority: shareOf.extend({ right: count, items: count }).nullable(),
      ties: count,
      /** Without the mistakes of raters, as labels show them that were known beforehand (Rogan and Gladen; Lang and Reiczigel); null where none are, or raters answer them no better than by chance. */
      corrected: shareOf
        .extend({
          /** Share of those that raters answered rightly. */
          knownRight: share,
          /** `areDecoys`: made for the set, and plainer than its own, so that mistakes are likely more than they show. */
          known: z.object({ items: count, answers: count, areDecoys: z.boolean() }),
          /** Of fewer than 20 known items: most of the interval is what is not known of the raters. */
          isWide: z.boolean(),
        })
        .nullable()
        .default(null),
    })
    .nullable(),
  /** Ratings that call an item clear; the interval as that of labels. */
  clear: shareOf.extend({ ratings: count, items: count }).nullable(),
  /** 1 to 5; sd is that of ratings. The interval draws items again. */
  relevance: z
    .object({ mean: z.number(), interval: interval.nullable(), sd: z.number(), ratings: count, items: count })
    .nullable(),
  questions: z.array(question),
  /** Items of the set on which raters differ, the most divided first: counts of each answer. */
  disagreements: z.array(
    z.object({
      /** As in the set. */
      item: z.string(),
      label: z.record(z.string(), count),
      clear: z.record(z.string(), count),
      relevance: z.array(z.number().int()),
    }),
  ),
});
export type AgreementRecord = z.infer<typeof agreementSchema>;

const scores = z.object({ brier: z.number(), expectedError: share });

export const calibrationSchema = z.object({
  schema: z.literal(CALIBRATION_SCHEMA),
  ...head,
  /** Items that have a confidence and a majority among their raters. */
  items: count.min(1),
  /** Rated items without the one, or without the other. */
  withoutConfidence: count,
  ties: count,
  /** In bins of about as many items each: confidences of a set lie close together. */
  reliability: z.object({
    bins: z.array(
      shareOf.extend({
        /** Least and greatest confidence of its items. */
        from: share,
        to: share,
        count: count.min(1),
        meanConfidence: share,
      }),
    ),
    /** Mean distance of share and confidence, by items; of few items it is above 0 by chance alone. */
    expectedError: share,
    greatestError: share,
  }),
  brier: z.object({ score: z.number(), interval: interval.nullable() }),
  /** How well confidences tell right labels from wrong ones; null where all of one sort were judged. */
  auroc: z.object({ area: share, interval, right: count, wrong: count }).nullable(),
  /** Null where fewer than 20 items were judged. */
  recalibration: z
    .object({
      folds: count.min(2),
      /** As they are, and put right by fits that had not seen the item. */
      asIs: scores,
      isotonic: scores,
      platt: scores,
      /** Fitted on all that were judged: what a confidence should be. */
      table: z.array(z.object({ confidence: share, isotonic: share, platt: share })),
    })
    .nullable(),
  /** Of the whole set, labels that are right. */
  labelsRight: z.object({
    /** Mean confidence: what the discriminator says. */
    confidence: share,
    /** Of the judged items, by people. */
    people: shareOf,
    /** Prediction-powered: people's judgement of some and confidences of all; null where there are too few of either. */
    corrected: shareOf
      .extend({
        /** How far confidences were relied upon. */
        weight: share,
        judged: count,
        others: count,
        /** Fewer than ten judged labels are right, or wrong: the interval then holds the truth less often than it says (docs/method/statistics.md). */
        isNarrow: z.boolean(),
      })
      .nullable(),
  }),
});
export type CalibrationRecord = z.infer<typeof calibrationSchema>;

/** What people said of a set, as far as it was computed. */
export interface PeopleRecords {
  readonly agreement: AgreementRecord;
  readonly calibration: CalibrationRecord | null;
}

export function agreementJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(agreementSchema) as Record<string, unknown>;
}

export function calibrationJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(calibrationSchema) as Record<string, unknown>;
}
