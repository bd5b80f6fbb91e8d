/** The words of a text that say what it is about, in one form for all endings. */
import { stopWords } from '../../../text/stop-words.ts';
import { topicOf } from '../../../text/topic-words.ts';
import { wordsOf } from '../../../text/words.ts';

export interface ContentWord {
  /** What words are compared by: endings cut off. */
  readonly stem: string;
  /** In lower case, as it is written. */
  readonly form: string;
}

/**
 * Words that any sentence about requests needs, whatever they are about: they may stand in every name and count for nothing.
 * Fixed here, so that they tell nothing of the data.
 */
const NEUTRAL = new Set(
  `ask asks asked asking help helps helping get gets getting request requests requesting question questions topic topics
  user users person people conversation conversations related regarding concerning including include includes such
  various different several particular specific kind kinds type types provide provides providing seek seeks seeking`
    .split(/\s+/u)
    .map(topicOf),
);

export function contentWords(text: string): ContentWord[] {
  return wordsOf(text)
    .map(({ key }) => ({ stem: topicOf(key), form: key }))
    .filter(({ stem, form }) => !stopWords.has(form) && !NEUTRAL.has(stem));
}

/** Content words of a text that are not among those allowed. */
export function foreignWords(text: string, allowed: { has(stem: string): boolean }): string[] {
  return contentWords(text).flatMap(({ stem, form }) => (allowed.has(stem) ? [] : [form]));
}
