/** What somebody said so far, from the lines of a log that only grows. */
import type { AnswerLine } from './sample-records.ts';

export interface GivenAnswers {
  /** By item, in the order in which they were given; what was taken back is not in it. */
  readonly answers: Map<string, string>;
  /** Items of which anything was ever said. */
  readonly touched: Set<string>;
}

export function givenAnswers(lines: readonly AnswerLine[]): GivenAnswers {
  const given: GivenAnswers = { answers: new Map(), touched: new Set() };
  for (const line of lines) addAnswer(given, line);
  return given;
}

export function addAnswer({ answers, touched }: GivenAnswers, { item, answer }: Omit<AnswerLine, 'at'>): void {
  answers.delete(item);
  touched.add(item);
  if (answer !== null) answers.set(item, answer);
}
