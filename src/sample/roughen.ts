/** How people type: small slips, no capitals, no last full stop. */
import type { Random } from '../core/random.ts';
import { chance } from './draw.ts';

/** Shares at a carelessness of 1. */
const LOWER_CASE = 0.6;
const NO_LAST_MARK = 0.6;
const SLIP_OF_A_WORD = 0.05;
const SHORTEST_SLIP = 5;

/** `carelessness` from 0 (leaves the text as it is) to 1. */
export function roughen(text: string, carelessness: number, random: Random): string {
  const slipped = text.replace(/\p{Script=Latin}+/gu, (word) =>
    word.length >= SHORTEST_SLIP && chance(random, SLIP_OF_A_WORD * carelessness) ? slip(word, random) : word,
  );
  const unmarked = chance(random, NO_LAST_MARK * carelessness) ? slipped.replace(/[.!?。！？]$/u, '') : slipped;
  return chance(random, LOWER_CASE * carelessness) ? unmarked.toLowerCase() : unmarked;
}

/** Two neighbours swapped, or one letter lost, never the first. */
function slip(word: string, random: Random): string {
  const at = 1 + random.integer(word.length - 2);
  const [before, here, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  return chance(random, 0.5) ? `${before}${next}${here}${after}` : `${before}${next}${after}`;
}
