/** How much items of a group resemble each other: what a clustered design is planned with. */
import { requireInput } from '../input.ts';
import { meanOf } from '../mean.ts';

/**
 * The share of the variance that lies between groups, by one-way analysis of variance (Shrout and Fleiss 1979, ICC(1,1); groups of
 * unequal size: Donner 1986). Below 0 where groups differ less than chance would have it. Null where no figure differs from another.
 *
 * @param groups figures of the items of each; two groups or more, one of them of two items or more, none empty
 */
export function intraclassCorrelation(groups: readonly (readonly number[])[]): number | null {
  const sizes = groups.map((group) => group.length);
  const items = sizes.reduce((sum, size) => sum + size, 0);
  requireInput(
    groups.length >= 2 && items > groups.length && Math.min(...sizes) > 0,
    'There are too few items to tell groups from chance.',
    'Hand over two groups or more, with several items in some of them.',
  );
  const mean = meanOf(groups.flat());
  let [between, within] = [0, 0];
  for (const group of groups) {
    const own = meanOf(group);
    between += (group.length * (own - mean) ** 2) / (groups.length - 1);
    for (const value of group) within += (value - own) ** 2 / (items - groups.length);
  }
  const usual = (items - sizes.reduce((sum, size) => sum + size * size, 0) / items) / (groups.length - 1);
  const all = between + (usual - 1) * within;
  return all === 0 ? null : (between - within) / all;
}
