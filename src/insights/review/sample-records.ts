/** What a review was drawn from and what it drew: kept in the run, without any text. */
import { z } from 'zod';

const drawn = {
  /** Says nothing of what is right. */
  id: z.string(),
  /** How many of the run it stands for. */
  weight: z.number().positive(),
};
/** Position in the facet rows. */
const row = z.number().int().min(0);

export const reviewItemSchema = z.discriminatedUnion('kind', [
  /** A score that a person gives before seeing the model's, which is `value`. */
  z.object({ kind: z.literal('score'), ...drawn, facet: z.string(), row, value: z.number() }),
  z.object({ kind: z.literal('value'), ...drawn, facet: z.string(), row }),
  /** What the screener said of a conversation, by its position among all that were screened. */
  z.object({ kind: z.literal('verdict'), ...drawn, screened: z.number().int().min(0), said: z.enum(['yes', 'no']) }),
  /** A text beside the name of its cluster or, as a decoy, of a neighbour. */
  z.object({ kind: z.literal('assignment'), ...drawn, row, cluster: z.string(), isDecoy: z.boolean() }),
  z.object({ kind: z.literal('name'), ...drawn, cluster: z.string(), rows: z.array(row) }),
  z.object({ kind: z.literal('child'), ...drawn, cluster: z.string(), parent: z.string() }),
]);
export type ReviewItem = z.infer<typeof reviewItemSchema>;
export type ReviewKind = ReviewItem['kind'];
export type ItemOf<Kind extends ReviewKind> = Extract<ReviewItem, { kind: Kind }>;

export const reviewSampleSchema = z.object({
  schema: z.literal('sightline/review-sample'),
  schemaVersion: z.literal(1),
  seed: z.number(),
  /** How many of each kind were asked for. */
  items: z.number().int().min(1),
  /** Hash of the stages that it was drawn from. */
  run: z.string(),
  /** How many there are to draw from, by kind. */
  population: z.object({
    value: z.number(),
    /** None in samples of versions that did not ask for them. */
    verdict: z.number().default(0),
    assignment: z.number(),
    name: z.number(),
    child: z.number(),
  }),
  drawn: z.array(reviewItemSchema),
});
export type ReviewSample = z.infer<typeof reviewSampleSchema>;

export function itemsOf<Kind extends ReviewKind>(sample: ReviewSample, kind: Kind): ItemOf<Kind>[] {
  return sample.drawn.filter((item): item is ItemOf<Kind> => item.kind === kind);
}

/** What was said of an item; null takes the last answer back. */
export const answerLineSchema = z.object({ item: z.string(), answer: z.string().nullable(), at: z.iso.datetime() });
export type AnswerLine = z.infer<typeof answerLineSchema>;

/** Who was shown what: a line when the page is opened, and one before an item is first shown to it. */
export const openingLineSchema = z.object({
  /** From 1 on, in the order of their beginnings. */
  opening: z.number().int().min(1),
  reviewer: z.string(),
  at: z.iso.datetime(),
  /** Null on the line that begins an opening. */
  item: z.string().nullable(),
});
export type OpeningLine = z.infer<typeof openingLineSchema>;
