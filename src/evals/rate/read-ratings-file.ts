/** A file of ratings that somebody handed in: nothing in it is believed. */
import { isObject, parseJson } from '../../core/json.ts';
import type { RatingCard, RatingEntry, RatingLine, RatingsFile } from './page-data.ts';
import { isAnswerTo } from './rating-cards.ts';
import { ratingsFileSchema } from './rating-records.ts';

export interface ExpectedRatings {
  /** Fingerprint of the set, and hash of the plan. */
  readonly set: string;
  readonly plan: string;
  /** By id. */
  readonly cards: ReadonlyMap<string, RatingCard>;
  /** Ids of what somebody rates; null where they have no part in it. */
  readonly itemsOf: (rater: string) => readonly string[] | null;
}

export type ReadRatings =
  | { readonly rater: string; readonly lines: readonly RatingLine[] }
  /** Why it is refused, a sentence for each reason. Items are named by their ids where these are of the plan. */
  | { readonly problems: readonly string[] };

/** Problems that are told; a file may have any number. */
const MOST_TOLD = 10;

export function readRatingsFile(text: string, expected: ExpectedRatings): ReadRatings {
  const given = parseJson(text);
  if (given === undefined) return { problems: ['It is no JSON, or was cut off.'] };
  if (!isObject(given) || given['schema'] !== 'sightline/ratings')
    return { problems: ['It is no file of ratings: the page writes one under "Save as a file".'] };
  const parsed = ratingsFileSchema.safeParse(given);
  if (!parsed.success) return { problems: [`It does not follow its schema at ${placeOf(parsed.error.issues)}.`] };
  const file = parsed.data;
  if (file.set !== expected.set) return { problems: ['It is of another set, or of this one before it was changed.'] };
  if (file.plan !== expected.plan)
    return { problems: ['It is of another rating of this set: other items were drawn.'] };
  const problems = problemsOf(file, expected);
  if (problems.length > MOST_TOLD) {
    return { problems: [...problems.slice(0, MOST_TOLD), `And ${problems.length - MOST_TOLD} more.`] };
  }
  return problems.length > 0 ? { problems } : { rater: file.rater, lines: file.answers.flatMap(linesOf) };
}

function placeOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  const path = issues[0]?.path.filter((part) => typeof part === 'number' || isOwnName(part)) ?? [];
  return path.length === 0 ? 'its start' : path.join('.');
}

/** Names of members are shown where the schema has them: others may hold anything. */
function isOwnName(part: PropertyKey): boolean {
  return /^(?:schema|schemaVersion|set|plan|rater|answers|item|at|relevance|label|clear|comment)$/u.test(String(part));
}

function problemsOf({ rater, answers }: RatingsFile, { cards, itemsOf }: ExpectedRatings): string[] {
  const own = itemsOf(rater);
  if (own === null) return [`The plan names no rater ${rater}.`];
  const seen = new Set<string>();
  const allowed = new Set(own);
  return answers.flatMap((answer, at) => {
    const { item } = answer;
    const card = cards.get(item);
    if (card === undefined) return [`Answer ${at + 1} is of an item that is not in the set.`];
    if (seen.has(item)) return [`The item ${item} is answered twice.`];
    seen.add(item);
    if (!allowed.has(item)) return [`The item ${item} is not one of those that ${rater} rates.`];
    return linesOf(answer)
      .filter((line) => !isAnswerTo(card, line))
      .map(({ question }) => `The item ${item} has an answer that cannot be given: ${question}.`);
  });
}

const questions = ['relevance', 'label', 'clear', 'comment'] as const;

function linesOf({ item, at, ...said }: RatingsFile['answers'][number]): RatingLine[] {
  return questions.flatMap((question) => {
    const answer = said[question];
    return answer === undefined ? [] : [{ item, question, answer, at }];
  });
}

/**
 * What of a file is to be added to a log: what is not in it, or was said later than what is. A file that was taken in is taken in again
 * without a trace.
 */
export function newLines(lines: readonly RatingLine[], log: readonly RatingLine[]): RatingLine[] {
  const keyOf = ({ item, question }: RatingEntry): string => `${item} ${question}`;
  const last = new Map(log.map((line) => [keyOf(line), line]));
  return lines.filter((line) => {
    const before = last.get(keyOf(line));
    return before === undefined || (before.answer !== line.answer && before.at < line.at);
  });
}
