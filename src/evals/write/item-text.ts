/** Texts of items as a model wrote them, made ready; and what none may hold, whatever the kind. */

/** Line ends of other systems, and characters at which only some programs end a line. */
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/gu;

export function tidied(text: string): string {
  return text.replace(LINE_END, '\n').trim();
}

/** The number or dash of a list. */
const LIST_MARK = /^(?:[-*•–]|\(?\d{1,3}[.)])\s+/u;
/** One quotation around all of it. */
const QUOTED = /^["“„«‘]([^"“”„«»]+)["”“»’]$/u;

/** A sentence without the marks that models put around it though nobody asked for them. */
export function tidySentence(text: string): string {
  const bare = tidied(text).replace(LIST_MARK, '');
  return (QUOTED.exec(bare)?.[1] ?? bare).trim();
}

/** Letters for models alone (tags, runs of variation selectors), and what turns the direction of text: people do not see what is there. */
const HIDDEN = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{2}/u;

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

const SORRY =
  /^(?:I[’']?m sorry|I am sorry|sorry|I apologi[sz]e)\b[^.]*\b(?:can[’']?t|cannot|unable|won[’']t|not able)\b[^.]*\b(?:assist|help|comply|fulfil|provide|write|generate|create|produce)/iu;
const WOULD_NOT_WRITE =
  /\b(?:can[’']?t|cannot|unable to|won[’']t|not able to)\b[^.]*\b(?:provide|write|generate|create|produce)\b[^.]*\b(?:statements|questionnaire|test questions|introductions|biographies)\b/iu;

/** Whether a model says in place of an item that it does not write any. */
export function isRefusal(text: string): boolean {
  return SORRY.test(text) || WOULD_NOT_WRITE.test(text);
}

/** Whether a statement says how it is to be answered: `No, I would not.`, `I like to help. (Yes)`, `I like to help. Answer: Yes`. */
export function saysAnswer(statement: string, answers: readonly string[]): boolean {
  const answer = `(?:${answers.map(RegExp.escape).join('|')})`;
  const told = `^${answer}\\s*[,.:;!–—]|[([]\\s*${answer}\\s*[)\\]][.\\s]*$|\\b(?:answer|label)\\s*[:=]\\s*["'(]?${answer}`;
  return new RegExp(told, 'iu').test(statement);
}
