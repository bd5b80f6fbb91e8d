/** Asks two questions behind one long prefix, to see whether the second time is cheaper: `sightline doctor --model`. */
import type { ModelRequest } from '../language-model.ts';

/** Some 5,000 tokens: the greatest of the least lengths from which vendors keep a prefix is 4,096 (of Anthropic's small models). */
const WORDS = 4500;

/** @param start another one makes another prefix: what is kept from an earlier check must not pass for what this one left */
export function prefixRequest(start: number, answer: 'yes' | 'no'): ModelRequest {
  const prefix = Array.from({ length: WORDS }, (_, index) => `word${(index * 7 + start) % 100_000}`).join(' ');
  return {
    messages: [
      { role: 'user', text: prefix, endsPrefix: true },
      { role: 'user', text: `Answer with the word ${answer}.` },
    ],
    maxOutputTokens: 16,
  };
}

export const prefixPrompt = { name: 'check-prefix', version: 1 } as const;
