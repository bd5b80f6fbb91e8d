import { afterThought } from '../../models/thought.ts';
import type { TokenChoice } from '../../models/token-choice.ts';

/**
 * The tokens of a reply from where its answer begins. Servers tell of the tokens of thoughts as well, whether these stand in the text
 * or were taken out of it; how probable the answer is stands behind them.
 *
 * @param text of the reply, as the server gave it
 * @returns none where the reply is thoughts alone; all where the answer is not found in them
 */
export function answerTokens(tokens: readonly TokenChoice[], text: string): readonly TokenChoice[] {
  const answer = afterThought(text).trim();
  if (answer === '') return [];
  const all = tokens.map(({ token }) => token).join('');
  const begins = all.lastIndexOf(answer);
  // Nothing but spaces before it: they may be part of a label's first token.
  if (begins < 0 || all.slice(0, begins).trim() === '') return tokens;
  let end = 0;
  const first = tokens.findIndex(({ token }) => {
    end += token.length;
    return end > begins;
  });
  return tokens.slice(first);
}
