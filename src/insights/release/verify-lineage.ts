/** Checks of what clusters are said to be to those of an earlier release. */
import type { PublicCluster, PublicLineage } from '../../public-records/release.ts';
import type { Findings } from './verify-findings.ts';
import { placeOf } from './verify-tree.ts';

export function checkLineage(clusters: readonly PublicCluster[], findings: Findings): void {
  const gone = new Set<string>();
  for (const { id, level, lineage } of clusters) {
    if (lineage === undefined) continue;
    const fits = lineage.from.every((earlier) => isParent(earlier) === level > 0) && isConsistent(id, lineage);
    findings.expect(fits, 'lineage', placeOf(id), 'What it is said to come from does not fit together.');
    if (lineage.kind === 'split') continue;
    const once = lineage.from.every((earlier) => !gone.has(earlier));
    findings.expect(once, 'lineage', placeOf(id), 'An earlier cluster is said to have gone into two.');
    for (const earlier of lineage.from) gone.add(earlier);
  }
}

/** Ids of base clusters begin with another letter. */
function isParent(id: string): boolean {
  return id.startsWith('p');
}

function isConsistent(id: string, { kind, from }: PublicLineage): boolean {
  if (new Set(from).size < from.length) return false;
  if (kind === 'continues') return from[0] === id;
  if (kind === 'born') return from.length === 0;
  return !from.includes(id) && from.length >= (kind === 'merged' ? 2 : 1);
}
