/** What the user wrote in a conversation, as it stands: what copies are told by and expressions are looked for in. */
import { type ComparableText, comparableText } from '../../text/comparable.ts';
import type { Message } from '../records.ts';

/** Of one turn, in UTF-16 units: a huge paste is told by its beginning. */
const LONGEST_TURN = 32_768;
/** Of all turns. */
const LONGEST = 131_072;
/** Words by which copies are told. */
const WORDS_COMPARED = 2000;

/** Code, addresses and quoted lines stay: who asks the same of other code asks something else. */
export function ownWords(messages: readonly Message[]): string {
  const turns = messages.flatMap(({ role, text }) => (role === 'user' ? [text.slice(0, LONGEST_TURN)] : []));
  return turns.join('\n').slice(0, LONGEST);
}

export function comparedWords(messages: readonly Message[]): ComparableText {
  return comparableText(ownWords(messages), WORDS_COMPARED);
}
