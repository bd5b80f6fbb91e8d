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

/** More than any model takes or gives. */
const MOST_TOKENS = 100_000_000;

/**
 * What a server says it counted; null where it counts nothing, half of it, or what no count can be. A prompt has tokens,
 * and so has a text.
 */
export function statedUsage(stated: Readonly<Record<keyof Usage, unknown>>, text: string): Usage | null {
  const { data } = usageSchema.safeParse(stated);
  if (data === undefined || Object.values(data).some((count) => count > MOST_TOKENS)) return null;
  const { input, cacheRead, cacheWrite, output } = data;
  return input + cacheRead + cacheWrite === 0 || (output === 0 && text !== '') ? null : data;
}

export const noUsage: Usage = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
