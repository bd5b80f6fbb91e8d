/**
 * What Anthropic lists. Read through copies of its page in public repositories (2026-09, 2026-10-09), its own pages on
 * single models, and release notes that compare with the page: claudit 1.9.2 (every figure, 2026-10-24) and PromptFuel
 * 1.0.23; for Fable 5.2 rightsize 0.10.2 and docs.laozhang.ai.
 */
import type { ListedPrice, Price } from '../price.ts';

const source = 'https://platform.claude.com/docs/en/about-claude/pricing';

/** Writing to the five-minute cache costs 1.25 of the input, and a Message Batch half, for every model. */
function claude(input: number, output: number, cacheRead: number, more: Partial<ListedPrice> = {}): ListedPrice {
  return { input, output, cacheRead, cacheWrite: 1.25 * input, batch: 0.5, read: '2026-10-24', source, ...more };
}

const haikuLong: Price['long'] = { above: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 };

export const anthropicPrices: Readonly<Record<string, ListedPrice>> = {
  'anthropic:claude-haiku-4-5': claude(1, 5, 0.1),
  'anthropic:claude-haiku-5-5': claude(0.1, 0.5, 0.01, { long: haikuLong }),
  'anthropic:claude-sonnet-4-5': claude(3, 15, 0.3),
  'anthropic:claude-sonnet-4-6': claude(3, 15, 0.3),
  'anthropic:claude-sonnet-5': claude(2, 10, 0.2),
  'anthropic:claude-sonnet-5-5': claude(2, 10, 0.1),
  'anthropic:claude-opus-4-5': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-6': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-7': claude(5, 25, 0.5),
  'anthropic:claude-opus-4-8': claude(5, 25, 0.5),
  'anthropic:claude-opus-5': claude(5, 25, 0.5),
  'anthropic:claude-opus-5-5': claude(4, 20, 0.2),
  'anthropic:claude-fable-5': claude(10, 50, 1),
  'anthropic:claude-fable-5-1': claude(10, 50, 0.25),
  'anthropic:claude-fable-5-2': claude(8, 40, 0.2, { read: '2026-11-10' }),
};
