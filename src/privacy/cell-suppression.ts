/**
 * Suppression within a row. What a row hides is public as one figure, so it must cover at least two values and meet
 * the minimum itself. The complement of a shown cell holds that figure or another shown cell, so it then does too.
 */
import { type CountRow, hiddenGroup, type Minimum, meets, shownValues } from './count-table.ts';

/**
 * Hides further cells of a row, the smallest first, until what it hides may be shown as one figure.
 *
 * @returns the values that it hid
 */
export function settleRow(row: CountRow, minimum: Minimum): number[] {
  const added: number[] = [];
  for (let next = smallestShown(row); next !== null && !isSettled(row, minimum); next = smallestShown(row)) {
    row.hidden.add(next);
    added.push(next);
  }
  return added;
}

function isSettled(row: CountRow, minimum: Minimum): boolean {
  const hidden = hiddenGroup(row);
  return hidden === null || (row.hidden.size >= 2 && meets(hidden, minimum));
}

function smallestShown(row: CountRow): number | null {
  const size = (value: number): number => row.cells.get(value)?.conversations ?? 0;
  const [smallest] = shownValues(row).sort((left, right) => size(left) - size(right) || left - right);
  return smallest ?? null;
}
