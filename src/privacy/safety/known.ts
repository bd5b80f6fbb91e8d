/** A mean over conversations as far as it follows from the shown cells of a row, and from how many conversations the others are together. */
import type { CellRow } from '../../public-records/release.ts';
import type { Known } from '../../public-records/safety.ts';
import { wilsonInterval } from '../../stats/intervals.ts';
import { rounded } from '../trends/change.ts';

/** What each label counts as. All labels that there may be, shown or not; conversations with any other are not in the mean. */
export type Scores = ReadonlyMap<string, number>;

/**
 * Null where no cell with a score is shown.
 *
 * @param values labels of the table
 * @param size people behind the conversations of the row, as a sample
 */
export function knownMean(row: CellRow, values: readonly string[], scores: Scores, size: number): Known | null {
  const shown = row.cells.flatMap(({ value, conversations }) => {
    const label = values[value] as string;
    const score = scores.get(label);
    return score === undefined ? [] : [{ label, score, conversations }];
  });
  const counted = shown.reduce((sum, { conversations }) => sum + conversations, 0);
  if (counted === 0) return null;
  const total = shown.reduce((sum, { score, conversations }) => sum + score * conversations, 0);
  const labels = new Set(shown.map(({ label }) => label));
  const hidden = [...scores].filter(([label]) => !labels.has(label)).map(([, score]) => score);
  const pool = hidden.length === 0 ? 0 : (row.withheld?.conversations ?? 0);
  // Conversations that are not shown may have any of the hidden scores, or none.
  const mean = total / counted;
  const withPool = (score: number): number => (total + pool * score) / (counted + pool);
  const least = pool === 0 ? mean : Math.min(mean, withPool(Math.min(...hidden)));
  const most = pool === 0 ? mean : Math.max(mean, withPool(Math.max(...hidden)));
  return {
    least: rounded(least, 4),
    most: rounded(most, 4),
    interval: intervalOf(least, most, [...scores.values()], size),
  };
}

/** Wilson's for a figure between two ends: as wide as if conversations had one end or the other, which is the widest that it can be. */
function intervalOf(least: number, most: number, scores: readonly number[], size: number): [number, number] {
  const [bottom, top] = [Math.min(...scores), Math.max(...scores)];
  const people = Math.max(1, size);
  const end = (figure: number, side: 0 | 1): number => {
    const share = (figure - bottom) / (top - bottom);
    return rounded(bottom + (top - bottom) * wilsonInterval(share * people, people)[side], 4);
  };
  return [end(least, 0), end(most, 1)];
}
