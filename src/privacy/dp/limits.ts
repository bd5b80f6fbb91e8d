/** What noisy figures cannot say, in sentences. */
import { BOUNDS } from './budget.ts';

/** Every such release has them. */
export const DP_LIMITS: readonly string[] = [
  `Of each account at most ${BOUNDS.conversations} conversations and ${BOUNDS.words} words count, and every count has noise: figures do not say how many conversations there were.`,
  'A topic is a group of words that enough accounts used. What is about none of them, or about too small a one, is not shown, and how much that is is not said: shares are shares of what is shown.',
  'Intervals cover the noise at 95 %, not what other people might have written.',
  'The encoder knows English: words of other languages are grouped poorly.',
  'Nothing is said of facets: there are no tables.',
];
