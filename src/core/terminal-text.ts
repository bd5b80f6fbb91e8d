import { shortened } from './shortened.ts';

/** Text that people publish as they wrote it: no control character, and none that turns the direction of what follows. */
export const PLAIN_LINE = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;
export const NOT_A_PLAIN_LINE = 'no control characters, and none that turn the direction of text';

const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/**
 * Text from data, made safe for one line of a terminal: no control, format (bidirectional, zero-width), private-use or
 * unassigned character survives, so no text can move the cursor, hide or reorder what is printed beside it.
 */
export function terminalText(text: string, width = Number.POSITIVE_INFINITY): string {
  const safe = text.toWellFormed().replace(CONTROL, ' ').replace(/\s+/gu, ' ').trim();
  return shortened(safe, width);
}
