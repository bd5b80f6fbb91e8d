/** Whether a long prefix that is sent twice is cheaper the second time. */
import type { Checking } from './check-model.ts';
import type { Found } from './check-words.ts';

/**
 * Words of the prefix, some 5,000 tokens: the greatest of the least lengths from which vendors keep one is 4,096 tokens
 * (Anthropic's, for its small models).
 */
const WORDS = 4500;

export async function checkPrefix({ caller, chosen, capabilities, sample }: Checking): Promise<Found> {
  const { prefixCaching } = capabilities;
  const isFree = chosen.price?.input === 0;
  if (prefixCaching === 'none' || isFree) {
    return { ok: null, found: 'nothing to save here', remedy: '' };
  }
  // What is kept from an earlier check must not pass for what this one left.
  const prefix = Array.from({ length: WORDS }, (_, index) => `word${(index * 7 + sample) % 100_000}`).join(' ');
  const asked = async (question: string) =>
    caller.call({
      prompt: { name: 'check-prefix', version: 1 },
      request: {
        messages: [
          { role: 'user', text: prefix, endsPrefix: true },
          { role: 'user', text: question },
        ],
        maxOutputTokens: 16,
      },
      sample,
    });
  await asked('Answer with the word yes.');
  const { cacheRead } = (await asked('Answer with the word no.')).usage;
  return cacheRead > 0
    ? { ok: true, found: `${cacheRead} tokens of the second call came out of the cache`, remedy: '' }
    : {
        ok: null,
        found: 'the second call was charged in full',
        remedy: 'Several questions about one conversation are asked in one call.',
      };
}
