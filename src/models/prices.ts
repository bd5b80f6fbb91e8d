/** Prices of vendors' models, with the day they were read and where they stand. What is not here is yours to say (`prices`). */
import { z } from 'zod';
import type { ListedPrice, Price, Rates } from './price.ts';

const ANTHROPIC = 'https://platform.claude.com/docs/en/about-claude/pricing';
const OPENAI = 'https://developers.openai.com/api/docs/pricing';
const GOOGLE = 'https://ai.google.dev/gemini-api/docs/pricing';
/** Both vendors halve it: Message Batches and the Batch API. */
const BATCH = 0.5;

/** Writing to the five-minute cache costs 1.25 of the input, as for all of Anthropic's models. */
function claude(input: number, output: number, cacheRead: number, long?: Price['long']): ListedPrice {
  const cacheWrite = 1.25 * input;
  return { input, output, cacheRead, cacheWrite, batch: BATCH, long, read: '2026-10-10', source: ANTHROPIC };
}

function gpt(input: number, cacheRead: number, output: number, more: Partial<Price> = {}): ListedPrice {
  return { input, output, cacheRead, batch: BATCH, ...more, read: '2026-11-06', source: OPENAI };
}

function above(tokens: number, rates: Rates): Pick<Price, 'long'> {
  return { long: { above: tokens, ...rates } };
}

function gemini(input: number, cacheRead: number, output: number, more: Partial<Price> = {}): ListedPrice {
  return { input, output, cacheRead, ...more, read: '2026-10-07', source: GOOGLE };
}

/**
 * US dollars a million tokens, by `provider:model`. Each figure was found the same in two independent public copies of
 * the vendor's page, or in a dated quotation of it; where copies differed after a cut, the dearer one stands, so that a
 * cap holds.
 */
export const listedPrices: Readonly<Record<string, ListedPrice>> = {
  'anthropic:claude-haiku-4-5': claude(1, 5, 0.1),
  'anthropic:claude-haiku-5-5': claude(0.1, 0.5, 0.01, {
    above: 100_000,
    input: 0.5,
    output: 2.5,
    cacheRead: 0.05,
    cacheWrite: 0.625,
  }),
  'anthropic:claude-sonnet-4-5': claude(3, 15, 0.3),
  'anthropic:claude-sonnet-4-6': claude(3, 15, 0.3),
  'anthropic:claude-sonnet-5': claude(2, 10, 0.2),
  'anthropic:claude-sonnet-5-5': claude(2, 10, 0.2),
  'anthropic:claude-opus-4-1': claude(15, 75, 1.5),
  'anthropic:claude-opus-4-5': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-6': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-7': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-8': claude(5, 25, 0.5),
  'anthropic:claude-opus-5': claude(5, 25, 0.5),
  'anthropic:claude-opus-5-5': claude(4, 20, 0.2),
  'anthropic:claude-fable-5': claude(10, 50, 1),
  'anthropic:claude-fable-5-1': claude(10, 50, 0.25),
  'openai:gpt-4.1': gpt(2, 0.5, 8),
  'openai:gpt-4.1-mini': gpt(0.4, 0.1, 1.6),
  'openai:gpt-4.1-nano': gpt(0.1, 0.025, 0.4),
  'openai:gpt-4o': gpt(2.5, 1.25, 10),
  'openai:gpt-4o-mini': gpt(0.15, 0.075, 0.6),
  'openai:gpt-5': gpt(1.25, 0.125, 10),
  'openai:gpt-5-mini': gpt(0.25, 0.025, 2),
  'openai:gpt-5.4': gpt(2.5, 0.25, 15, above(272_000, { input: 5, cacheRead: 0.5, output: 22.5 })),
  'openai:gpt-5.4-mini': gpt(0.75, 0.075, 4.5),
  'openai:gpt-5.4-nano': gpt(0.2, 0.02, 1.25),
  'openai:gpt-5.5': gpt(5, 0.5, 30, above(272_000, { input: 10, cacheRead: 1, output: 45 })),
  'openai:gpt-5.6-luna': gpt(0.2, 0.02, 1.2, {
    cacheWrite: 0.25,
    ...above(200_000, { input: 0.4, cacheRead: 0.04, cacheWrite: 0.5, output: 1.8 }),
  }),
  'openai:gpt-5.6-terra': gpt(2, 0.2, 12, {
    cacheWrite: 2.5,
    ...above(272_000, { input: 4, cacheRead: 0.4, cacheWrite: 5, output: 18 }),
  }),
  'openai:gpt-5.6-sol': gpt(5, 0.5, 30, {
    cacheWrite: 6.25,
    ...above(272_000, { input: 10, cacheRead: 1, cacheWrite: 12.5, output: 45 }),
  }),
  'google:gemini-3.1-pro': gemini(2, 0.2, 12, above(200_000, { input: 4, cacheRead: 0.4, output: 18 })),
  'google:gemini-3.5-flash': gemini(1.5, 0.15, 9),
};

const rate = z.number().min(0).max(1_000_000);
const ratesSchema = z.strictObject({
  input: rate,
  output: rate.default(0),
  cacheRead: rate.optional(),
  cacheWrite: rate.optional(),
});
/** A price as people write it under `prices`. */
export const priceSchema = ratesSchema.extend({
  batch: z.number().min(0).max(1).optional(),
  long: ratesSchema.extend({ above: z.number().int().min(0) }).optional(),
});

/** What a dated or otherwise pinned name has behind the name that is listed. */
const PINNED = /-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$/u;

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
