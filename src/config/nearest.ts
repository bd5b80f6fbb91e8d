/** The word that was probably meant. */

/** The candidate with the fewest changes of a letter, where they are few for its length; null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const near = candidates
    .map((candidate) => ({ candidate, changes: changesBetween(word, candidate) }))
    .filter(({ candidate, changes }) => changes <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((left, right) => left.changes - right.changes);
  return near[0]?.candidate ?? null;
}

/** Letters to put in, take out, replace or swap with the next one. */
function changesBetween(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          (current[column - 1] as number) + 1,
          (last[column] as number) + 1,
          (last[column - 1] as number) + (same ? 0 : 1),
          swapped && row > 1 && column > 1 ? (beforeLast[column - 2] as number) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] as number;
}
