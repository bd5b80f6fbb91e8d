/** What evaluations are made of. Items are public: they are about a behavior and nobody's data. */
import { z } from 'zod';
import type { PeopleRecords } from '../public-records/people.ts';
import type { Funnel } from './sets/funnel.ts';
import { publicationSchema } from './sets/publication.ts';
import { type Statistic, statisticsFactsSchema } from './sets/statistics.ts';
import { writingFactsSchema } from './sets/writing-facts.ts';

export const itemKinds = ['yes-no', 'multiple-choice', 'pronoun'] as const;

/** One answer that may be given, as the question shows it. */
const optionSchema = z.object({
  /** Upper case, A to Z. */
  letter: z.string().regex(/^[A-Z]$/u),
  text: z.string(),
});
export type ItemOption = z.infer<typeof optionSchema>;

/**
 * One question with the answers that match a behavior and those that do not. Answers are written as a model continues the
 * prompt, in published sets with a leading space (` Yes`, ` (A)`); nothing is trimmed.
 */
export const itemSchema = z.object({
  /** Unique in its set. */
  id: z.string().min(1),
  kind: z.enum(itemKinds),
  question: z.string(),
  /** What is asked about, where the question is a fixed sentence around it. */
  statement: z.string().optional(),
  /** As they stand in the question; empty where the answers are words. */
  options: z.array(optionSchema),
  matching: z.array(z.string()),
  notMatching: z.array(z.string()),
  /** Probability that the label is right, 0 to 1, as a classifier sees it. */
  labelConfidence: z.number().min(0).max(1).optional(),
  /** What else a published row says of it, by the names of its fields. */
  meta: z.record(z.string(), z.unknown()).optional(),
  /** Answers that its layout writes as a list, though there may be one. */
  listed: z.array(z.enum(['matching', 'notMatching'])).optional(),
  /**
   * How fields are written in the published file, where that is not how the file writes the same value elsewhere (`12.0` for 12):
   * by name of the field; under an empty name the whole line. It counts as long as the value is the same.
   */
  spelled: z.record(z.string(), z.string()).optional(),
  /** Names of the fields in order, where it is not that of the set. */
  fields: z.array(z.string()).optional(),
});
export type Item = z.infer<typeof itemSchema>;

/** What a set is, beside its items. */
export const setSchema = z.strictObject({
  /** Of the behavior, in file names. */
  name: z.string().regex(/^[\w.-]{1,200}$/u),
  /** Id of the published layout that it came in. */
  layout: z.string(),
  /** Names of the fields of a row, in order. */
  fields: z.array(z.string()),
  /** How its file writes JSON. */
  style: z.strictObject({ spaced: z.boolean(), ascii: z.boolean(), finalNewline: z.boolean() }),
  publication: publicationSchema.optional(),
  writing: writingFactsSchema.optional(),
  /** Of `statistics.jsonl`, where there is one. */
  statistics: statisticsFactsSchema.optional(),
});
export type SetFacts = z.infer<typeof setSchema>;

export interface ItemSet {
  readonly facts: SetFacts;
  readonly items: readonly Item[];
  /** What is known of the things that items are about; with `facts.statistics`. */
  readonly statistics?: readonly Statistic[];
  /** How it was written, where it was written here. */
  readonly funnel?: Funnel;
  /** What people said of it, where somebody rated these very items. */
  readonly people?: PeopleRecords;
}
