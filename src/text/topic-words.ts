/** One form for words that say the same thing, so that a name does not say it twice: "flight", "flights". */

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/'s$/u, ''],
  [/(..)ies$/u, '$1y'],
  [/(..[^aeious])(?:es|s)$/u, '$1'],
  [/(...)s$/u, '$1'],
  [/(...)(?:ing|ed|e)$/u, '$1'],
  [/(.)\1$/u, '$1'],
];

/** For comparison alone, never shown: endings of English cut off. Words of other languages mostly stay as they are. */
export function topicOf(key: string): string {
  if (!/^[a-z'-]+$/u.test(key)) return key;
  return ENDINGS.reduce((word, [ending, rest]) => word.replace(ending, rest), key);
}
