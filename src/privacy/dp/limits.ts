/** What noisy figures cannot say, in sentences. */
import type { DpFacts } from '../../public-records/release.ts';
import { BOUNDS } from './budget.ts';

const ALWAYS: readonly string[] = [
  `Of each account at most ${BOUNDS.conversations} conversations and ${BOUNDS.words} word count, and every count has noise: figures do not say how many conversations there were.`,
  'A cluster is the conversations that are nearest to words which enough accounts used, and is called by these words. What is near to none of them, or to too rare ones, is not shown, and how much that is is not said: shares of clusters are shares of what is shown.',
  'On average one word of all is shown by chance alone.',
  'Intervals cover the noise at 95 %, not what other people might have written.',
  'The encoder knows English: words of other languages are grouped poorly.',
];
const WITH_TABLES =
  'Tables count values that were known beforehand. Left out are clusters and tables in which a figure may be off by more than a fifth of all, and values that nothing tells from none.';
const WITHOUT_TABLES = 'Nothing is said of facets: there are no tables.';

/** Those that such a release has in any case. */
export function dpLimits({ tables }: Pick<DpFacts, 'tables'>): string[] {
  return [...ALWAYS, tables === undefined ? WITHOUT_TABLES : WITH_TABLES];
}
