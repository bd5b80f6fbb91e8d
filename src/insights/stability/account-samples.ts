/** Rows by account: people are what a sample is drawn of, for their conversations resemble each other. */
import { type Random, shuffled } from '../../core/random.ts';

/** Rows that are drawn together. */
export type Unit = readonly number[];

/** The given rows of each account, in order of first appearance; a row without an account is a unit of its own. */
export function unitsOf(rows: readonly number[], accounts: readonly (string | null)[]): Unit[] {
  const known = new Map<string, number[]>();
  const units: number[][] = [];
  for (const row of rows) {
    const account = accounts[row] ?? null;
    const unit = account === null ? undefined : known.get(account);
    if (unit !== undefined) {
      unit.push(row);
      continue;
    }
    const begun = [row];
    units.push(begun);
    if (account !== null) known.set(account, begun);
  }
  return units;
}

/**
 * As many units drawn with replacement as there are (the bootstrap); one that is drawn again counts once, so that about
 * 63 % of them are in a sample.
 */
export function bootstrap(units: readonly Unit[], random: Random): Unit[] {
  const drawn = new Set(units.map(() => random.integer(units.length)));
  return [...drawn].map((unit) => units[unit] as Unit);
}

/** Units in random order until they hold `most` rows; all of them where there are no more rows than that. */
export function capped(units: readonly Unit[], most: number, random: Random): readonly Unit[] {
  if (rowsOf(units).length <= most) return units;
  let rows = 0;
  return shuffled(random, units).filter((unit) => {
    const wanted = rows < most;
    if (wanted) rows += unit.length;
    return wanted;
  });
}

/** All rows of the units, ascending. */
export function rowsOf(units: readonly Unit[]): number[] {
  return units.flat().sort((left, right) => left - right);
}
