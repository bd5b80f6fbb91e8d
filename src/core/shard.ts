import { z } from 'zod';

/** A handle on an immutable file of a stage's output. */
export const shardSchema = z.object({
  /** Relative to the folder of shards. */
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int().min(0),
  /** Records in a JSONL shard, rows of a vector shard. */
  rows: z.number().int().min(0),
});
export type Shard = z.infer<typeof shardSchema>;
