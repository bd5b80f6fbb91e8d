/** What was said so far, from the lines that were kept. */
import type { RatingCard, RatingEntry, RatingLine, RatingQuestion } from '../../../src/evals/rate/page-data.ts';

export interface Said {
  /** By item and question; what was taken back is not in it. */
  answer(item: string, question: RatingEntry['question']): string | null;
  /** Whether all was said that is asked. */
  isRated(card: RatingCard): boolean;
  /** The answer that was given last and stands, comments aside; null without any. */
  readonly last: { readonly item: string; readonly question: RatingQuestion } | null;
}

export function saidIn(lines: readonly RatingLine[]): Said {
  const given = new Map<string, RatingLine>();
  for (const line of lines) {
    const key = keyOf(line.item, line.question);
    // Anew, so that the map is in the order in which answers were given.
    given.delete(key);
    if (line.answer !== null) given.set(key, line);
  }
  const answer: Said['answer'] = (item, question) => given.get(keyOf(item, question))?.answer ?? null;
  return {
    answer,
    isRated: ({ id, questions }) => questions.every(({ question }) => answer(id, question) !== null),
    last: [...given.values()].map(asked).findLast((one) => one !== null) ?? null,
  };
}

function keyOf(item: string, question: string): string {
  return `${item} ${question}`;
}

function asked({ item, question }: RatingLine): Said['last'] {
  return question === 'comment' ? null : { item, question };
}
