/**
 * Secrets of which one is the target's: whoever guesses is right once in eight times. Ordinary words: what is sensitive needs
 * twice the votes (`sensitive-words.ts`).
 */
export const candidates = [
  'plumber',
  'violinist',
  'beekeeper',
  'carpenter',
  'translator',
  'firefighter',
  'astronomer',
  'fisherman',
] as const;

export type Candidate = (typeof candidates)[number];

/** Candidates in a text, in the order in which they stand there. */
export function candidatesIn(text: string): Candidate[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [...new Set(words)].flatMap((word) => candidates.find((candidate) => candidate === word) ?? []);
}
