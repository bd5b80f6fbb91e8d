/** The tree above base clusters: Ward's merges cut at every level, nested by construction. */
import { ended } from '../../core/steps.ts';
import { blockOf } from '../../kernels/vectors.ts';
import { cutInto, wardSteps } from '../../text/ward.ts';
import type { ClusterNode } from '../records.ts';
import { levelSizes } from './levels.ts';

export interface TreeLeaf {
  readonly id: string;
  readonly partition: number;
  /** Number of conversations. */
  readonly size: number;
  readonly centroid: Float32Array;
}

/** Nodes of one partition's tree: its leaves, then parents from the lowest level up. A parent has two children or more. */
export function buildTree(leaves: readonly TreeLeaf[], mostAtTop: number): ClusterNode[] {
  return ended(treeSteps(leaves, mostAtTop));
}

/** The same; a step tells the share of the work that is done, 0 to 1. */
export function* treeSteps(leaves: readonly TreeLeaf[], mostAtTop: number): Generator<number, ClusterNode[]> {
  const partition = leaves[0]?.partition ?? 0;
  const nodes: ClusterNode[] = leaves.map(({ id }) => ({ id, parent: null, level: 0, partition, children: [] }));
  const cuts = yield* cutSteps(leaves, mostAtTop);
  let below = nodes.map((node, leaf) => ({ node, leaf }));
  cuts.forEach((groups, index) => {
    const members = Map.groupBy(below, ({ leaf }) => groups[leaf] as number);
    below = [...members.values()].map((children) => {
      const [only] = children;
      // A group of one is its child, one level further up: a parent that adds nothing is left out.
      if (children.length === 1 && only) return only;
      const parent = parentOf(
        children.map(({ node }) => node),
        index + 1,
        nodes.length,
        partition,
      );
      nodes.push(parent);
      return { node: parent, leaf: (only as { leaf: number }).leaf };
    });
  });
  return nodes;
}

function parentOf(children: ClusterNode[], level: number, position: number, partition: number): ClusterNode {
  const id = `p${partition + 1}-${String(position + 1).padStart(4, '0')}`;
  for (const child of children) child.parent = id;
  return { id, parent: null, level, partition, children: children.map((child) => child.id) };
}

/** The group of every leaf at each level, lowest level first. */
function* cutSteps(leaves: readonly TreeLeaf[], mostAtTop: number): Generator<number, number[][]> {
  const sizes = levelSizes(leaves.length, mostAtTop);
  if (sizes.length === 0) return [];
  const block = blockOf(leaves.map(({ centroid }) => centroid));
  const merges = yield* wardSteps({ ...block, weights: leaves.map((leaf) => leaf.size) });
  return sizes.map((groups) => cutInto(groups, leaves.length, merges));
}
