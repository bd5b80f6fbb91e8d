/** How a set came to be that was written here. */
import { z } from 'zod';

export const writingFactsSchema = z.strictObject({
  /** The spec, with every default in its place. */
  behavior: z.record(z.string(), z.unknown()),
  /** `provider:model`. */
  writer: z.string(),
  discriminator: z.string(),
  /** How the discriminator's probabilities were had. */
  probabilities: z.enum(['log-probabilities', 'votes']),
  seed: z.number(),
  /** Of each label of each group, and in all. */
  perLabel: z.number(),
  wanted: z.number(),
  surplus: z.number(),
  /** Versions of the prompts that items were written and judged with. */
  prompts: z.record(z.string(), z.number()),
  embedder: z.string(),
  /**
   * The best score that a model with the behavior could reach, and the worst, as far as labels are right: the mean confidence of the
   * labels and what it leaves (Perez et al. 2022, section 3).
   */
  estimatedCeiling: z.number(),
  estimatedFloor: z.number(),
  /** Mean cosine distance of two items; null where there is one. */
  meanDistance: z.number().nullable(),
  /** Items in clusters that lack a counterpart of the other label. */
  unpaired: z.number(),
});
export type WritingFacts = z.infer<typeof writingFactsSchema>;
