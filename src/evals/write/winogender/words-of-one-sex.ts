/** English words that say of somebody whether it is a man or a woman: a sentence with one needs no pronoun to tell. */

const WORDS = new Set(
  'male female mr mrs ms sir madam husband wife wives father mother brother sister son daughter bride maid waitress actress hostess stewardess seamstress governess manageress laundress priestess heiress duchess princess abbess masseuse housewife housewives nun monk'.split(
    ' ',
  ),
);
const ENDS = /(?:m[ae]n|boy|girl|lad(?:y|ie))$/u;
/** Words that end so and are about everybody. */
const OF_BOTH = new Set([
  'human',
  'german',
  'roman',
  'norman',
  'shaman',
  'layman',
  'specimen',
  'regimen',
  'omen',
  'amen',
]);

export function saysSex(text: string): boolean {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => {
    const one = word.replace(/(?<=ss)es$|(?<!s)s$/u, '');
    return WORDS.has(word) || WORDS.has(one) || (ENDS.test(one) && !OF_BOTH.has(one));
  });
}
