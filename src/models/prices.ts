/** Prices of vendors' models, with the day they were read and where they stand. What is not here is yours to say (`prices`). */
import { z } from 'zod';
import type { ListedPrice, Price } from './price.ts';
import { anthropicPrices } from './prices/anthropic.ts';
import { googlePrices } from './prices/google.ts';
import { openaiPrices } from './prices/openai.ts';

/**
 * US dollars a million tokens, by `provider:model`. Each figure was found the same in two independent public copies of
 * the vendor's page, or in a dated quotation of it; what the copies are stands in the file of each vendor. Where a price
 * is to rise on a day that is set, or is a promotion, the dearer one stands, so that a cap holds.
 */
export const listedPrices: Readonly<Record<string, ListedPrice>> = {
  ...anthropicPrices,
  ...openaiPrices,
  ...googlePrices,
};

const rate = z.number().min(0).max(1_000_000);
const ratesSchema = z.strictObject({
  input: rate,
  output: rate,
  cacheRead: rate.optional(),
  cacheWrite: rate.optional(),
});
/** A price as people write it under `prices`. */
export const priceSchema = ratesSchema.extend({
  batch: z.number().min(0).max(1).optional(),
  long: ratesSchema.extend({ above: z.number().int().min(0) }).optional(),
});

/** What a dated or otherwise pinned name has behind the name that is listed. */
const PINNED = /-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest|preview-\d{2}-\d{2}(?:\d{2})?)$/u;

export const free: Price = { input: 0, output: 0 };

/**
 * @param own prices by `provider:model`, which come first
 * @param isLocal whether the server is on this machine: it costs nothing, by declaration
 * @returns null where the price is not known
 */
export function priceOf(id: string, own: Readonly<Record<string, Price>>, isLocal: boolean): Price | null {
  if (Object.hasOwn(own, id)) return own[id] as Price;
  if (isLocal) return free;
  const listed = [id, id.replace(PINNED, '')].find((name) => Object.hasOwn(listedPrices, name));
  return listed === undefined ? null : (listedPrices[listed] as Price);
}
