/** How many slips a word of so many letters may hold: none in short ones, where every slip is another word. */
export function mostSlips(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * The fewest slips that make a typed word the beginning of another: letters left out, put in, exchanged or swapped with the next one
 * (optimal string alignment, a bounded form of Damerau 1964). Infinity where it takes more than `most`.
 */
export function slips(typed: string, word: string, most: number): number {
  if (word.length < typed.length - most) return Number.POSITIVE_INFINITY;
  const width = Math.min(word.length, typed.length + most);
  let above: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, place) => place);
  for (let at = 1; at <= typed.length; at++) {
    const next = [at];
    for (let to = 1; to <= width; to++) {
      const same = typed[at - 1] === word[to - 1] ? 0 : 1;
      let cost = Math.min(next[to - 1]! + 1, row[to]! + 1, row[to - 1]! + same);
      const swapped = at > 1 && to > 1 && typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1];
      if (swapped) cost = Math.min(cost, above[to - 2]! + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return Number.POSITIVE_INFINITY;
    above = row;
    row = next;
  }
  const fewest = Math.min(...row);
  return fewest <= most ? fewest : Number.POSITIVE_INFINITY;
}

/** Words that a typed one may have been meant for: those of the fewest slips. None where all take too many. */
export function meantWords(typed: string, known: Iterable<string>): string[] {
  let most = mostSlips(typed);
  let meant: string[] = [];
  if (most === 0) return meant;
  for (const word of known) {
    const own = slips(typed, word, most);
    if (own > most) continue;
    if (own < most) meant = [];
    most = own;
    meant.push(word);
  }
  return meant;
}
