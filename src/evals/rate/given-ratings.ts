/** What somebody said of items so far, from the lines of a log that only grows. */
import type { RatingEntry, RatingLine } from './page-data.ts';

export type GivenRating = Partial<Record<RatingEntry['question'], string>>;

/** By id of the plan; what was taken back is not in it. */
export function givenRatings(lines: readonly RatingLine[]): Map<string, GivenRating> {
  const given = new Map<string, GivenRating>();
  for (const { item, question, answer } of lines) {
    const { [question]: _, ...others } = given.get(item) ?? {};
    const now = answer === null ? others : { ...others, [question]: answer };
    if (Object.keys(now).length === 0) given.delete(item);
    else given.set(item, now);
  }
  return given;
}

/** Whether all was said that is asked. */
export function isRated({ relevance, label, clear }: GivenRating): boolean {
  return [relevance, label, clear].every((answer) => answer !== undefined);
}
