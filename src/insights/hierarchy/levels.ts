/** How many groups each level of the tree has. */

/** A parent should hold about this many children, and with few clusters no fewer than this on average. */
const CHILDREN = 7;
const FEWEST_CHILDREN = 4;

/**
 * Numbers of groups of the levels above `clusters` base clusters, lowest level first, in geometric ratio down to the
 * top. `mostAtTop` >= 1. Empty where the base clusters are few enough to be looked over themselves.
 */
export function levelSizes(clusters: number, mostAtTop: number): number[] {
  if (clusters <= Math.max(3, mostAtTop)) return [];
  const top = Math.max(
    1,
    Math.min(mostAtTop, Math.max(Math.round(Math.sqrt(clusters)), Math.round(clusters / FEWEST_CHILDREN))),
  );
  const levels = Math.max(1, Math.round(Math.log(clusters / top) / Math.log(CHILDREN)));
  const ratio = (clusters / top) ** (1 / levels);
  return Array.from({ length: levels }, (_, level) =>
    level === levels - 1 ? top : Math.max(top, Math.round(clusters / ratio ** (level + 1))),
  );
}

/** The places at the top, shared among partitions by their number of conversations: at least one each. */
export function topPlaces(sizes: readonly number[], most: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => Math.max(1, Math.round((most * size) / total)));
}
