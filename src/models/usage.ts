/** What a call took, in tokens. */
import { z } from 'zod';

const tokens = z.number().int().min(0);

export const usageSchema = z.object({
  /** Tokens of the prompt that were read anew. */
  input: tokens,
  /** Tokens of the prompt that came out of a cache, and that were put into one. */
  cacheRead: tokens,
  cacheWrite: tokens,
  /** Those of reasoning included. */
  output: tokens,
});
export type Usage = z.infer<typeof usageSchema>;

export const noUsage: Usage = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
