import type { ClusterNode } from '../records.ts';

/** By the id of a parent, in the order of the nodes: how many levels it lies below the highest parent of its partition. */
export function fromTop(nodes: readonly ClusterNode[]): Map<string, number> {
  const parents = nodes.filter(({ level }) => level > 0);
  const highest = new Map<number, number>();
  for (const { partition, level } of parents) highest.set(partition, Math.max(level, highest.get(partition) ?? 0));
  return new Map(parents.map(({ id, partition, level }) => [id, (highest.get(partition) as number) - level]));
}
