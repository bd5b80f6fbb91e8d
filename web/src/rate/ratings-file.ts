/** What a page without a server hands over: the file that `sightline evals rate SET --merge` takes. */
import type { RatingLine, RatingPage, RatingsFile } from '../../../src/evals/rate/page-data.ts';

export function ratingsFile({ set, plan }: RatingPage, rater: string, lines: readonly RatingLine[]): RatingsFile {
  const answers = [...Map.groupBy(lines, ({ item }) => item)].map(([item, own]) => {
    const last = new Map(own.map((line) => [line.question, line]));
    const standing = [...last.values()].filter(({ answer }) => answer !== null);
    const said = Object.fromEntries(standing.map(({ question, answer }) => [question, answer as string]));
    return { item, at: own.reduce((at, line) => (line.at > at ? line.at : at), ''), ...said };
  });
  return {
    schema: 'sightline/ratings',
    schemaVersion: 1,
    set: set.fingerprint,
    plan,
    rater,
    answers: answers.filter((answer) => Object.keys(answer).length > 2),
  };
}
