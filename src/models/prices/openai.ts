/**
 * What OpenAI lists. Read through its own pages on single models, llm-kit's dated reading of the whole page (2026-10-03,
 * batches included) and rows of the page quoted in public repositories; compared with llm-prices, genai-prices and
 * TokenMeter. For GPT-6.1 Terra the announcements of LiteLLM and TiboTattle; for GPT-6.2 TokenMeter 0.17.0,
 * LiteLLM and docs.laozhang.ai. Prices are those of Standard processing; regional processing costs a tenth more.
 */
import type { ListedPrice } from '../price.ts';

const source = 'https://developers.openai.com/api/docs/pricing';

/** @param cacheRead absent where the page lists none: then as `input` */
function gpt(input: number, output: number, cacheRead?: number, read = '2026-10-03'): ListedPrice {
  return { input, output, cacheRead, batch: 0.5, read, source };
}

/** Above 272,000 tokens the input and the cache cost twice as much, the output 1.5 times. */
function stepped(price: ListedPrice): ListedPrice {
  const { input, output, cacheRead, cacheWrite } = price;
  const twice = (rate: number | undefined): number | undefined => (rate === undefined ? undefined : 2 * rate);
  const long = { above: 272_000, input: 2 * input, output: 1.5 * output };
  return { ...price, long: { ...long, cacheRead: twice(cacheRead), cacheWrite: twice(cacheWrite) } };
}

/** From GPT-5.6 on, writing to the cache of 30 minutes costs 1.25 of the input. */
function paidWrites(input: number, output: number, cacheRead: number, read?: string): ListedPrice {
  return stepped({ ...gpt(input, output, cacheRead, read), cacheWrite: 1.25 * input });
}

/** What an embedding model costs in a batch was in too few copies. */
function embedding(input: number): ListedPrice {
  return { input, output: 0, read: '2026-10-03', source };
}

/** Listed at 4, 20 and 0.4 as a promotion "at least through November 21, 2026"; this is the price without it. */
const sol56 = paidWrites(5, 30, 0.5, '2026-08-05');

export const openaiPrices: Readonly<Record<string, ListedPrice>> = {
  'openai:gpt-4o': gpt(2.5, 10, 1.25),
  /** Dearer than its name without the date. No batch is listed. */
  'openai:gpt-4o-2024-05-13': { ...gpt(5, 15), batch: undefined },
  'openai:gpt-4o-mini': gpt(0.15, 0.6, 0.075),
  'openai:gpt-4.1': gpt(2, 8, 0.5),
  'openai:gpt-4.1-mini': gpt(0.4, 1.6, 0.1),
  'openai:gpt-4.1-nano': gpt(0.1, 0.4, 0.025),
  'openai:o3': gpt(2, 8, 0.5),
  'openai:o3-pro': gpt(20, 80),
  'openai:gpt-5': gpt(1.25, 10, 0.125),
  'openai:gpt-5-mini': gpt(0.25, 2, 0.025),
  'openai:gpt-5-nano': gpt(0.05, 0.4, 0.005),
  'openai:gpt-5-pro': gpt(15, 120),
  'openai:gpt-5.1': gpt(1.25, 10, 0.125),
  'openai:gpt-5.2': gpt(1.75, 14, 0.175),
  'openai:gpt-5.2-pro': gpt(21, 168),
  /** No batch is listed. */
  'openai:gpt-5.3-codex': { ...gpt(1.75, 14, 0.175), batch: undefined },
  'openai:gpt-5.4': stepped(gpt(2.5, 15, 0.25)),
  'openai:gpt-5.4-mini': gpt(0.75, 4.5, 0.075),
  'openai:gpt-5.4-nano': gpt(0.2, 1.25, 0.02),
  'openai:gpt-5.4-pro': stepped(gpt(30, 180)),
  'openai:gpt-5.5': stepped(gpt(5, 30, 0.5)),
  'openai:gpt-5.5-pro': stepped(gpt(30, 180)),
  'openai:gpt-5.6': sol56,
  'openai:gpt-5.6-sol': sol56,
  'openai:gpt-5.6-terra': paidWrites(2, 12, 0.2),
  'openai:gpt-5.6-luna': paidWrites(0.2, 1.2, 0.02),
  'openai:gpt-6-astra': paidWrites(10, 50, 1),
  'openai:gpt-6-sol': paidWrites(2, 10, 0.2),
  'openai:gpt-6-luna': paidWrites(0.1, 0.5, 0.01),
  'openai:gpt-6.1-sol': paidWrites(2, 10, 0.1),
  'openai:gpt-6.1-terra': paidWrites(1, 5, 0.05, '2026-10-26'),
  'openai:gpt-6.2-astra': paidWrites(8, 40, 0.4, '2026-11-18'),
  'openai:gpt-6.2-sol': paidWrites(2, 10, 0.1, '2026-11-18'),
  'openai:text-embedding-3-small': embedding(0.02),
  'openai:text-embedding-3-large': embedding(0.13),
};
