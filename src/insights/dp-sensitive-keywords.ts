/** Keywords that may be told: a sensitive one needs twice the accounts. */
import { type Keyword, type KeywordParameters, thresholdOf } from '../privacy/dp/keyword-mechanism.ts';
import { topicOf } from '../text/topic-words.ts';
import { sensitiveKind, sensitiveSupport } from './analyst/sensitive/sensitive-words.ts';

/** Decided by noisy counts that have passed already, so it spends nothing. */
export function withoutRareSensitive(
  keywords: readonly Keyword[],
  listed: ReadonlySet<string>,
  parameters: Pick<KeywordParameters, 'threshold' | 'listed'>,
): Keyword[] {
  return keywords.filter(
    ({ word, count }) =>
      sensitiveKind(topicOf(word)) === null || count >= sensitiveSupport(thresholdOf(word, listed, parameters)),
  );
}
