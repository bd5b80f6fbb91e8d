/** What is known of occupations, as statistics of the set: each item is joined to them by its occupation. */
import type { Statistics } from '../../sets/statistics.ts';
import type { Pair } from './other-person.ts';

const KEY = 'occupation';
const OTHER = 'other_person';

/**
 * A record for each occupation, with whom its people are with, as the published table has it; null in a column that is not known of it.
 *
 * @returns null where no more is known of any
 */
export function occupationStatistics(name: string, pairs: readonly Pair[]): Statistics | null {
  const columns = [...new Set(pairs.flatMap(({ statistics }) => Object.keys(statistics)))];
  if (columns.length === 0) return null;
  const file = { format: 'jsonl', spaced: true, ascii: false, finalNewline: true } as const;
  return {
    facts: { name: `${name}-occupations`, key: KEY, columns: [KEY, OTHER, ...columns], file },
    records: pairs.map(({ occupation, otherPerson, statistics }) => ({
      key: occupation,
      values: {
        [OTHER]: otherPerson,
        ...Object.fromEntries(columns.map((column) => [column, statistics[column] ?? null])),
      },
    })),
  };
}
