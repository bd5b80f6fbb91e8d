/** What a rating rests on: what was drawn for it, and what people said, a line an answer. */
import { z } from 'zod';
import { itemSchema } from '../records.ts';
import type { RatingLine, RatingsFile } from './page-data.ts';

/** Longest comment, in UTF-16 code units. */
export const LONGEST_COMMENT = 2000;

export const raterSchema = z.string().regex(/^[a-z0-9](?:[._-]?[a-z0-9]){0,39}$/u);

const id = z.string().regex(/^[0-9a-f]{12}$/u);

/** An item whose answers are known beforehand. */
export const goldItemSchema = z.object({
  item: itemSchema,
  /** Answers to the question of the label that are right; absent where none is known. */
  label: z.array(z.string()).min(1).optional(),
  /** Least and greatest relevance that is right; absent where none is known. */
  relevance: z.tuple([z.number().int().min(1).max(5), z.number().int().min(1).max(5)]).optional(),
});
export type GoldItem = z.infer<typeof goldItemSchema>;

const drawnSchema = z.union([
  z.object({
    id,
    /** Of the set. */
    item: z.string(),
    /** Who rates it; null for everybody. */
    raters: z.array(raterSchema).min(1).nullable(),
  }),
  z.object({ id, gold: goldItemSchema }),
]);
export type DrawnItem = z.infer<typeof drawnSchema>;

export const ratingPlanSchema = z.object({
  schema: z.literal('sightline/rating-plan'),
  schemaVersion: z.literal(1),
  /** Fingerprint of the set that it was drawn from. */
  set: z.string(),
  seed: z.number(),
  /** Asked for when it was drawn. */
  asked: z.object({
    items: z.number().int().min(1),
    decoys: z.number().int().min(0),
    /** Hash of the file of known items; null without one. */
    gold: z.string().nullable(),
    /** Null where anybody may rate, everything. */
    raters: z.array(raterSchema).min(1).nullable(),
    /** Raters of each item, where they are named. */
    perItem: z.number().int().min(1).nullable(),
  }),
  /** By id: an order that says nothing. */
  drawn: z.array(drawnSchema).min(1),
});
export type RatingPlan = z.infer<typeof ratingPlanSchema>;

const questions = ['relevance', 'label', 'clear', 'comment'] as const;

export const ratingLineSchema: z.ZodType<RatingLine> = z.object({
  item: id,
  question: z.enum(questions),
  answer: z.string().nullable(),
  at: z.iso.datetime(),
});

const answer = z.string().max(LONGEST_COMMENT);

export const ratingsFileSchema: z.ZodType<RatingsFile> = z.strictObject({
  schema: z.literal('sightline/ratings'),
  schemaVersion: z.literal(1),
  set: z.string(),
  plan: z.string(),
  rater: raterSchema,
  answers: z.array(
    z.strictObject({
      item: z.string().max(100),
      at: z.iso.datetime(),
      relevance: answer.exactOptional(),
      label: answer.exactOptional(),
      clear: answer.exactOptional(),
      comment: answer.exactOptional(),
    }),
  ),
});
