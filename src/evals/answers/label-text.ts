/** Which of several labels a text answers with: strictly, for what is guessed here is a measurement further on. */

/** Without case, and without what may stand before a label: spaces, brackets, quotes, asterisks. */
export function withoutOpening(text: string): string {
  return text.toLowerCase().replace(/^[\s"'“‘*_([]+/u, '');
}

/** Without case, and without the brackets, quotes and asterisks around it. */
export function bareLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/^[\s"'“‘*_()[\]]+/u, '')
    .replace(/[\s"'”’*_()[\].,:;!]+$/u, '');
}

/** What follows a label that is a word: anything but more of it. */
const WORD_ENDS = /^(?:$|[^\p{L}\p{N}])/u;
/** What follows one that is a single letter, which may also be a word of the language: `A person would` is no answer. */
const LETTER_ENDS = /^\s*(?:$|[\n)\].:,;*"”’])/u;

/** Position of the label that the text begins with; null where it begins with none of them. */
export function labelIn(text: string, labels: readonly string[]): number | null {
  const said = withoutOpening(text);
  const found = labels.findIndex((label) => beginsWith(said, bareLabel(label)));
  return found < 0 ? null : found;
}

function beginsWith(said: string, label: string): boolean {
  if (label === '' || !said.startsWith(label)) return false;
  const rest = said.slice(label.length);
  return ([...label].length === 1 ? LETTER_ENDS : WORD_ENDS).test(rest);
}
