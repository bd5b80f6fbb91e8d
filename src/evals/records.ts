/** What evaluations are made of. Items are public: they are about a behavior and nobody's data. */
import { z } from 'zod';

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
});
export type Item = z.infer<typeof itemSchema>;
