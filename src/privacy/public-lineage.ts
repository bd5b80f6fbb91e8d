import type { PublicCluster, PublicLineage } from '../public-records/release.ts';
import type { GateInput, GateLineage } from './gate-input.ts';
import { groupOf, supportOf } from './group.ts';
import { meetsCellThresholds } from './thresholds.ts';

/** From how many earlier clusters one must come, for its kind to be said. */
const LEAST: Readonly<Record<PublicLineage['kind'], number>> = { continues: 1, split: 1, merged: 2, born: 0 };

/**
 * Each cluster that it is said to come from has as many people behind that as a cell of a table; how many is not told,
 * nor by the order which of them has more. Of a parent, what lies in base clusters that are not shown counts for nothing.
 *
 * @param isShown whether a row lies in a base cluster that is shown of it
 */
export function publicLineage(
  { lineage, thresholds }: GateInput,
  id: string,
  accounts: Int32Array,
  isShown: (row: number) => boolean,
): Pick<PublicCluster, 'lineage'> {
  const own = lineage.get(id);
  if (own === undefined) return {};
  const { kind } = own;
  const told = own.from.filter(({ rows }) =>
    meetsCellThresholds(supportOf(groupOf(rows.filter(isShown), accounts)), thresholds),
  );
  if (told.length < LEAST[kind] || (kind === 'continues' && told[0]?.id !== id)) return {};
  return { lineage: { kind, from: inOrder(told, id) } };
}

/** Its own id first, then by id. */
function inOrder(told: GateLineage['from'], own: string): string[] {
  const others = told.map(({ id }) => id).filter((id) => id !== own);
  return [...told.flatMap(({ id }) => (id === own ? [id] : [])), ...others.toSorted()];
}
