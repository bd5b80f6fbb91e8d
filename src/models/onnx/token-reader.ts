/** From a text to the tokens that a model reads, never more than it has room for. */
import { encodingFailed } from './onnx-errors.ts';
import type { OnnxTokenizer } from './onnx-runtime.ts';

/** A text of nothing else says nothing. */
const READABLE = /[^\p{P}\p{Z}\p{C}]/u;
/** Characters that are looked at for each token there is room for. English has some four a token. */
const CHARACTERS_A_TOKEN = 16;
const PLAIN = 'probe';

/** Ids of the text's tokens and of those around it; none for a text that says nothing. @throws AppError `ONNX_FAILED` */
export type TokenReader = (text: string) => readonly number[];

/**
 * What comes before and after a text (such as [CLS] and [SEP]) stays where the text is cut.
 *
 * @throws Error where the tokenizer cannot read a plain word
 */
export function createTokenReader(tokenizer: OnnxTokenizer, maxTokens: number): TokenReader {
  const { before, after } = aroundText(tokenizer);
  const room = Math.max(1, maxTokens - before.length - after.length);
  return (text) => {
    const start = text.slice(0, maxTokens * CHARACTERS_A_TOKEN).toWellFormed();
    if (!READABLE.test(start)) return [];
    const ids = inside(tokenizer, start).slice(0, room);
    return ids.length === 0 ? [] : [...before, ...ids, ...after];
  };
}

function aroundText(tokenizer: OnnxTokenizer): Record<'before' | 'after', readonly number[]> {
  const bare = inside(tokenizer, PLAIN);
  const { ids } = tokenizer.encode(PLAIN, { add_special_tokens: true });
  const start = ids.findIndex((_, index) => bare.every((id, offset) => ids[index + offset] === id));
  if (bare.length === 0 || start < 0) throw new Error('The tokenizer does not read a plain word.');
  return { before: ids.slice(0, start), after: ids.slice(start + bare.length) };
}

function inside(tokenizer: OnnxTokenizer, text: string): readonly number[] {
  try {
    return tokenizer.encode(text, { add_special_tokens: false }).ids;
  } catch {
    throw encodingFailed();
  }
}
