/** What became of the items of a set that was written: how many each stage kept, and why it dropped the others. */
import { z } from 'zod';

const count = z.int().min(0);

const stageSchema = z.object({
  /** What was done, for people: `generated`, `parsed`, `label agrees`, … */
  name: z.string().min(1),
  /** Items that are left after it; of the first stage all that there were. */
  kept: count,
  /** Items that it dropped, by reason; absent where it dropped none. */
  dropped: z.record(z.string().min(1), count).optional(),
});
export type FunnelStage = z.infer<typeof stageSchema>;

/** Stages in order, of which each keeps what the one before kept but for what it dropped: nothing goes missing in silence. */
const stagesSchema = z
  .array(stageSchema)
  .min(1)
  .superRefine((stages, context) => {
    for (const [at, { name, kept, dropped }] of stages.entries()) {
      const before = at === 0 ? null : (stages[at - 1] as FunnelStage).kept;
      if (before === null || kept + sumOf(dropped) === before) continue;
      const message = `the stage "${name}" keeps ${kept} and drops ${sumOf(dropped)} of ${before}`;
      context.addIssue({ code: 'custom', path: [at], message });
    }
  });

export const funnelSchema = z
  .object({
    /** What became of that which items are about, before any was written: `titles`, `occupations`. */
    origins: z.array(z.object({ of: z.string().min(1), stages: stagesSchema })).optional(),
    stages: stagesSchema,
    /** Items that the last stage kept, by label as the items write it without spaces around it (`Yes`, `(A)`). */
    labels: z.record(z.string().min(1), count).optional(),
  })
  .superRefine(({ stages, labels }, context) => {
    const left = stages.at(-1)?.kept;
    if (labels !== undefined && sumOf(labels) !== left) {
      const message = `the labels are those of ${sumOf(labels)} items, the last stage kept ${left}`;
      context.addIssue({ code: 'custom', path: ['labels'], message });
    }
  });
export type Funnel = z.infer<typeof funnelSchema>;

export function sumOf(counts: Readonly<Record<string, number>> = {}): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}
