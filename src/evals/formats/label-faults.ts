/** What may be wrong with the answers of a row, whatever its layout. */
import type { Row } from './layout.ts';

/** Whether a field holds one answer or a list of them, by the layout. */
export type AnswerShape = 'one' | 'list' | 'either';

export interface AnswerField {
  readonly field: string;
  readonly shape: AnswerShape;
  /** What an answer looks like, with its leading space. */
  readonly pattern: RegExp;
}

export function labelFaultsIn(row: Row, fields: readonly AnswerField[]): string[] {
  return fields.flatMap(({ field, shape, pattern }) => {
    const value = row[field];
    if (value === undefined) return [`${field} is missing`];
    if (Array.isArray(value) ? shape === 'one' : shape === 'list') {
      return [`${field} is ${Array.isArray(value) ? 'a list, not one answer' : 'one answer, not a list'}`];
    }
    const answers = [value].flat();
    if (answers.length === 0) return [`${field} is empty`];
    return answers.flatMap((answer) => faultsOfAnswer(field, answer, pattern));
  });
}

function faultsOfAnswer(field: string, answer: unknown, pattern: RegExp): string[] {
  if (typeof answer !== 'string') return [`${field} is no text`];
  if (pattern.test(answer)) return [];
  if (pattern.test(` ${answer.trim()}`)) return [`${field} is not written with one space before it and none after`];
  return [`${field} is no answer that this layout knows`];
}
