/** The tree over the topics of a differentially private release and their places, from vectors of public words and noisy counts. */
import type { TopicPlace } from '../privacy/dp/dp-clusters.ts';
import type { Topic } from './dp/topics.ts';
import { buildTree } from './hierarchy/build-tree.ts';
import { placeClusters } from './layout/place.ts';
import type { ClusterNode } from './records.ts';

/** @param areas topics by area: an area is one cluster at the top of the tree */
export function placesOf(areas: readonly (readonly Topic[])[], childrenAtMost: number): TopicPlace[] {
  const topics = areas.flat().toSorted(largestFirst);
  const idOf = new Map(topics.map((topic, rank) => [topic, `t${String(rank + 1).padStart(4, '0')}`]));
  const leafOf = (topic: Topic) => {
    const { conversations: size, centroid, spread } = topic;
    return { id: idOf.get(topic) as string, partition: 0, size, centroid, spread };
  };
  const nodes = areas.flatMap((own, area) =>
    underOne(buildTree(own.toSorted(largestFirst).map(leafOf), childrenAtMost), area),
  );
  const places = new Map(placeClusters(topics.map(leafOf), nodes).map((place) => [place.id, place]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const topicOf = new Map(topics.map((topic) => [idOf.get(topic), topic]));
  const below = ({ id, children }: ClusterNode): readonly number[] =>
    topicOf.get(id)?.words ?? children.flatMap((child) => below(byId.get(child) as ClusterNode));
  return nodes.map((node) => {
    const { position = [0, 0], spread = 0, neighbours = [] } = places.get(node.id) ?? {};
    return { id: node.id, parent: node.parent, level: node.level, words: below(node), position, spread, neighbours };
  });
}

function largestFirst(left: Topic, right: Topic): number {
  return right.conversations - left.conversations || (left.words[0] as number) - (right.words[0] as number);
}

/** The nodes of one area under ids of their own; several at its top have one parent. */
function underOne(nodes: readonly ClusterNode[], area: number): ClusterNode[] {
  const renamed = (id: string): string => id.replace(/^p1-/u, `p${area + 1}-`);
  const own = nodes.map((node) => ({
    ...node,
    id: renamed(node.id),
    parent: node.parent === null ? null : renamed(node.parent),
    children: node.children.map(renamed),
  }));
  const tops = own.filter(({ parent }) => parent === null);
  if (tops.length < 2) return own;
  const id = `a${String(area + 1).padStart(2, '0')}`;
  for (const top of tops) top.parent = id;
  const level = 1 + Math.max(...tops.map((top) => top.level));
  return [...own, { id, parent: null, level, partition: 0, children: tops.map((top) => top.id) }];
}
