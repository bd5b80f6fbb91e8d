/** How many tokens a text has, before a server counts them: likely, and at most. */
import type { ModelRequest } from './language-model.ts';

/** Letters a token in scripts that part words by spaces; measured means lie between 3.5 and 4.5 for English. */
const LETTERS_A_TOKEN = 4;
// Scripts without spaces have about a token for each character, their marks included.
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]/gu;

/** A likely number, for estimates and limits a minute; off by a third either way for one text. */
export function estimateTokens(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return Math.ceil(unspaced + (text.length - unspaced) / LETTERS_A_TOKEN);
}

/** Of several texts together. */
export function estimateTokensOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

/** What a request is likely to be counted as, its schema included. */
export function requestTokens({ messages, schema }: Pick<ModelRequest, 'messages' | 'schema'>): number {
  return (
    estimateTokensOf(messages.map(({ text }) => text)) +
    (schema === undefined ? 0 : estimateTokens(JSON.stringify(schema)))
  );
}

/** No tokeniser that works on bytes makes more of a text: a token is a byte at least. */
export function mostTokens(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** What servers put around a message, and around a whole request. */
const AROUND_A_MESSAGE = 64;
const AROUND_A_REQUEST = 512;

/** The most that a request can be counted as, its schema included, which vendors turn into text of the prompt. */
export function mostInputTokens({ messages, schema }: Pick<ModelRequest, 'messages' | 'schema'>): number {
  const texts = messages.reduce((sum, { text }) => sum + mostTokens(text) + AROUND_A_MESSAGE, 0);
  return texts + (schema === undefined ? 0 : mostTokens(JSON.stringify(schema))) + AROUND_A_REQUEST;
}
