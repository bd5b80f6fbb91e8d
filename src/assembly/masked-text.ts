/** A text whose shape can be seen and whose content cannot: for people who look whether the right thing is read. */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const LETTER = /\p{L}\p{M}*/gu;
const DIGIT = /\p{N}/gu;
/** Signs that a face or a name could be put together from. */
const SIGNS = /[^\p{L}\p{M}\p{N}\s.,;:?!'’"()[\]{}<>/@_-]/gu;
/** Parts of addresses and names of files are no words. */
const IN_ADDRESS = /[@/_.:-]/u;

/**
 * Of all words but those that are kept a letter is `x` and a digit `0`; marks and line breaks stay. A word that is written
 * with a capital may be a name, and is not kept.
 */
export function maskedText(text: string, most: number, kept: ReadonlySet<string>): string {
  const shown = text.slice(0, most).toWellFormed().replace(SIGNS, '·');
  const isCut = text.length > most;
  const masked = shown.replace(WORD, (word, at: number) => {
    const [before, after] = [shown[at - 1] ?? '', shown[at + word.length] ?? ''];
    // The beginning of a word may look like another.
    const isWhole = !(isCut && after === '') && !IN_ADDRESS.test(before) && !/[@/_-]/u.test(after);
    if (isWhole && kept.has(word.replaceAll('’', "'"))) return word;
    return word.replace(LETTER, 'x').replace(DIGIT, '0');
  });
  return isCut ? `${masked}…` : masked;
}
