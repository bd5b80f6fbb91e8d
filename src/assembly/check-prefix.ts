/** Whether a long prefix that is sent twice is cheaper the second time. */
import { prefixPrompt, prefixRequest } from '../models/prompts/check-prefix.ts';
import type { Checking } from './check-model.ts';
import type { Found } from './check-words.ts';

export async function checkPrefix({ caller, chosen, capabilities, sample }: Checking): Promise<Found> {
  if (capabilities.prefixCaching === 'none' || chosen.price?.input === 0) {
    return { ok: null, found: 'nothing to save here', remedy: '' };
  }
  const asked = (answer: 'yes' | 'no') =>
    caller.call({ prompt: prefixPrompt, request: prefixRequest(sample, answer), sample });
  await asked('yes');
  const { cacheRead = 0 } = (await asked('no')).usage ?? {};
  if (cacheRead > 0) {
    return { ok: true, found: `${cacheRead} tokens of the second call came out of the cache`, remedy: '' };
  }
  const remedy = 'Several questions about one conversation are asked in one call.';
  return { ok: null, found: 'the second call was charged in full', remedy };
}
