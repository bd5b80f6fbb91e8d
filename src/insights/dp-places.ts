/** The tree over the topics of a differentially private release and their places, from vectors of public words and noisy counts. */
import type { TopicPlace } from '../privacy/dp/dp-clusters.ts';
import type { PlacedTopic } from './dp/topics.ts';
import { buildTree } from './hierarchy/build-tree.ts';
import { placeClusters } from './layout/place.ts';
import type { ClusterNode } from './records.ts';

export interface SizedTopic extends PlacedTopic {
  /** Its place among all topics. */
  readonly position: number;
  /** Noisy, above zero. */
  readonly conversations: number;
}

/** @param topics the largest first */
export function placesOf(topics: readonly SizedTopic[], top: number): TopicPlace[] {
  const leaves = topics.map(({ conversations, centroid, spread }, rank) => ({
    id: `t${String(rank + 1).padStart(4, '0')}`,
    partition: 0,
    size: conversations,
    centroid,
    spread,
  }));
  const nodes = buildTree(leaves, top);
  const places = new Map(placeClusters(leaves, nodes).map((place) => [place.id, place]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rankOf = new Map(leaves.map(({ id }, rank) => [id, rank]));
  const below = ({ id, children }: ClusterNode): number[] => {
    const rank = rankOf.get(id);
    if (rank !== undefined) return [topics[rank]?.position as number];
    return children.flatMap((child) => below(byId.get(child) as ClusterNode));
  };
  return nodes.map((node) => {
    const { position = [0, 0], spread = 0, neighbours = [] } = places.get(node.id) ?? {};
    return { id: node.id, parent: node.parent, level: node.level, topics: below(node), position, spread, neighbours };
  });
}
