/**
 * Moves labels apart that would lie over one another, as little as their order lets them.
 *
 * @param wanted where each would stand, ascending
 * @param gap the least distance between two
 * @param end none stands below it, as long as there is room
 */
export function spreadLabels(wanted: readonly number[], gap: number, end: number): number[] {
  const down: number[] = [];
  for (const at of wanted) down.push(Math.max(at, (down.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  let below = Math.max(end, gap * (wanted.length - 1)) + gap;
  return down
    .toReversed()
    .map((at) => {
      below = Math.min(at, below - gap);
      return below;
    })
    .toReversed();
}
