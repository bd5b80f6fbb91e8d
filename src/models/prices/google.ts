/**
 * What Google lists for the Gemini API, text and images in. Read through llm-kit's dated reading of the whole page
 * (2026-10-03, batches included), cells of the page quoted in public repositories (2026-09-25, 2026-10-07) and Google's
 * own pages; for Gemini 4 TokenMeter 0.13.1 and 0.17.0 and announcements by LiteLLM, docs.laozhang.ai and apidog.com that
 * quote the page. What it costs to keep an explicit cache is not in here: none is kept.
 */
import type { ListedPrice, Price } from '../price.ts';

const source = 'https://ai.google.dev/gemini-api/docs/pricing';

function gemini(input: number, output: number, cacheRead: number, more: Partial<ListedPrice> = {}): ListedPrice {
  return { input, output, cacheRead, batch: 0.5, read: '2026-10-03', source, ...more };
}

function embedding(input: number): ListedPrice {
  return { input, output: 0, read: '2026-10-03', source };
}

/** Half of it is asked through 2026-12-31; this is the price after that. */
const flash = gemini(1.5, 7.5, 0.15);
const proLong: Price['long'] = { above: 200_000, input: 4, output: 18, cacheRead: 0.4 };
const oldProLong: Price['long'] = { above: 200_000, input: 2.5, output: 15, cacheRead: 0.25 };

export const googlePrices: Readonly<Record<string, ListedPrice>> = {
  /** 1.25 and 0.125 until 2026-12-01, when gemini-3.8-flash answers at its own price: the dearer of both. */
  'google:gemini-2.5-pro': gemini(1.5, 10, 0.15, { long: oldProLong, read: '2026-11-10' }),
  'google:gemini-2.5-flash': gemini(0.3, 2.5, 0.03),
  'google:gemini-2.5-flash-lite': gemini(0.1, 0.4, 0.01),
  'google:gemini-3-flash-preview': gemini(0.5, 3, 0.05),
  'google:gemini-3.1-flash-lite': gemini(0.25, 1.5, 0.025),
  'google:gemini-3.1-pro-preview': gemini(2, 12, 0.2, { long: proLong }),
  'google:gemini-3.5-flash': gemini(1.5, 9, 0.15),
  'google:gemini-3.5-flash-lite': gemini(0.3, 2.5, 0.03),
  'google:gemini-3.6-flash': flash,
  'google:gemini-3.7-flash': flash,
  'google:gemini-3.8-flash': flash,
  /** Half of it is asked through 2026-11-30; this is the price after that. */
  'google:gemini-4-argon': gemini(4, 20, 0.2, { read: '2026-11-05' }),
  /** As Argon. Whether a batch is cheaper was in no copy. */
  'google:gemini-4-carbon': gemini(4, 20, 0.2, { batch: undefined, read: '2026-11-11' }),
  'google:gemini-4-hydrogen': gemini(1.5, 7.5, 0.075, { read: '2026-11-14' }),
  'google:gemini-4-neon': gemini(3, 15, 0.15, { read: '2026-11-22' }),
  'google:gemini-embedding-001': embedding(0.15),
};
