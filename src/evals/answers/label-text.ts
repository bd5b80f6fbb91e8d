/** Which of several labels a text answers with: strictly, for what is guessed here is a measurement further on. */
import { afterThought } from '../../models/thought.ts';

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
/** What follows one that is a single letter, which may also be a word of the language: `A person would` is no answer, `A (the first)` and `A<end>` are. */
const LETTER_ENDS = /^\s*(?:$|[\n)\].:,;*"”’<]|(?<=\s)[(–—-])/u;

/** Position of the label that the text begins with, thoughts aside; null where it begins with none of them. */
export function labelIn(text: string, labels: readonly string[]): number | null {
  const said = withoutOpening(afterThought(text));
  const found = labels.findIndex((label) => beginsWith(said, bareLabel(label)));
  return found < 0 ? null : found;
}

function beginsWith(said: string, label: string): boolean {
  if (label === '' || !said.startsWith(label)) return false;
  const rest = said.slice(label.length);
  return ([...label].length === 1 ? LETTER_ENDS : WORD_ENDS).test(rest);
}
