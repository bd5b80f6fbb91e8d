/**
 * Whether texts hold what an expression looks for. An expression can be made to run for years on a text that was written for it: it runs
 * apart, under a limit of time, and where that is passed the run ends with an error rather than with another answer.
 */
import { createContext, Script } from 'node:vm';
import { usageError } from '../../../core/errors.ts';

/** Far more than texts of any length that is read take an expression without such a fault. */
const MILLISECONDS_A_BATCH = 10_000;
export const TEXTS_A_BATCH = 200;

/** @throws AppError `PATTERN_INVALID` (exit code 2) */
export function checkedPattern(pattern: string): string {
  try {
    new RegExp(pattern, 'iu');
  } catch {
    throw usageError(
      'PATTERN_INVALID',
      'The expression of --only cannot be read.',
      'It is a regular expression of JavaScript; a word alone is one, and "bread|dough" finds either.',
    );
  }
  return pattern;
}

/**
 * Without regard to case.
 *
 * @throws AppError `PATTERN_SLOW` (exit code 2)
 */
export function matching(
  pattern: string,
  milliseconds = MILLISECONDS_A_BATCH,
): (texts: readonly string[]) => boolean[] {
  const context = createContext({ pattern: checkedPattern(pattern), texts: [] });
  new Script('var expression = new RegExp(pattern, "iu");').runInContext(context);
  const script = new Script('texts.map((text) => expression.test(text))');
  return (texts) => {
    context['texts'] = [...texts];
    try {
      return [...(script.runInContext(context, { timeout: milliseconds }) as boolean[])];
    } catch (cause) {
      if ((cause as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
      throw usageError(
        'PATTERN_SLOW',
        `The expression of --only took more than ${milliseconds / 1000} seconds on ${texts.length} conversations.`,
        'Write it without repeated groups that can match the same text in several ways, such as (a+)+ or (a|ab)*.',
      );
    }
  };
}
