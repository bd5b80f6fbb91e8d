/** The tree as boxes: columns are levels, heights are numbers of conversations (an icicle plot: Kruskal and Landwehr 1983). */
import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { TreeView } from './tree-rows.ts';

/** Place of something in the plot: the column, and top and height as parts of the whole. */
interface Slot {
  /** 0 is what is opened, 1 its parts, 2 theirs. */
  readonly column: number;
  readonly top: number;
  readonly height: number;
}

export interface IcicleBox extends Slot {
  readonly cluster: PublicCluster;
  /** Id of the box to its left; null where none is drawn. */
  readonly parent: string | null;
  /** Depth in the tree, 1 at the top. */
  readonly depth: number;
  /** 1-based place among the siblings that are shown, drawn or not. */
  readonly position: number;
  readonly siblings: number;
  /** Whether its parts are drawn; null where it has none. */
  readonly expanded: boolean | null;
}

/** Room that no box fills: of clusters too small to be drawn, and of what is not published. */
export interface IcicleGap extends Slot {
  /** Clusters that are too small. */
  readonly clusters: number;
}

export interface Icicle {
  /** The opened cluster; null for the top of the tree. */
  readonly root: PublicCluster | null;
  readonly boxes: readonly IcicleBox[];
  readonly gaps: readonly IcicleGap[];
}

interface IcicleOptions extends Omit<TreeView, 'isExpanded'> {
  /** Id of the chosen cluster: it is opened, or what it is a part of. */
  readonly chosen: string;
  /** Parts lower than this are not drawn, 0 to 1. */
  readonly leastHeight: number;
}

/** Columns right of what is opened. */
const COLUMNS = 2;

export function icicleOf(index: ReleaseIndex, options: IcicleOptions): Icicle {
  const root = openedOf(index, options.chosen);
  const boxes: IcicleBox[] = [];
  const gaps: IcicleGap[] = [];
  const depth = root === null ? 0 : index.ancestors(root.id).length + 1;
  const whole = Math.max(1, root?.conversations ?? index.release.clusters.total.conversations);
  const fill = (parent: PublicCluster | null, slot: Slot): boolean => {
    const members = shownOf(parent === null ? index.tops : index.children(parent.id), options);
    const column = slot.column + 1;
    let { top } = slot;
    let small = 0;
    members.forEach((cluster, place) => {
      const height = cluster.conversations / whole;
      if (height < options.leastHeight || top + height > slot.top + slot.height + 1e-9) {
        small += 1;
        return;
      }
      const own = { column, top, height };
      const hasParts = shownOf(index.children(cluster.id), options).length > 0;
      const at = boxes.push({
        ...own,
        cluster,
        parent: parent?.id ?? null,
        depth: depth + column,
        position: place + 1,
        siblings: members.length,
        expanded: hasParts ? false : null,
      });
      if (hasParts && column < COLUMNS && fill(cluster, own)) boxes[at - 1] = { ...boxes[at - 1]!, expanded: true };
      top += height;
    });
    const left = slot.top + slot.height - top;
    if (small > 0 || left > options.leastHeight / 2) gaps.push({ column, top, height: left, clusters: small });
    return boxes.some((box) => box.parent === parent?.id);
  };
  if (root !== null) boxes.push(rootBox(index, root, depth, options));
  fill(root, { column: 0, top: 0, height: 1 });
  return { root, boxes, gaps };
}

function openedOf(index: ReleaseIndex, chosen: string): PublicCluster | null {
  if (index.children(chosen).length > 0) return index.cluster(chosen) ?? null;
  return index.ancestors(chosen).at(-1) ?? null;
}

function rootBox(index: ReleaseIndex, cluster: PublicCluster, depth: number, options: IcicleOptions): IcicleBox {
  const parent = index.ancestors(cluster.id).at(-1);
  const family = shownOf(parent === undefined ? index.tops : index.children(parent.id), options);
  return {
    ...{ cluster, parent: null, depth, column: 0, top: 0, height: 1, expanded: true },
    position: Math.max(0, family.indexOf(cluster)) + 1,
    siblings: Math.max(1, family.length),
  };
}

function shownOf(members: readonly PublicCluster[], { shown, order }: IcicleOptions): readonly PublicCluster[] {
  const own = shown === null ? members : members.filter(({ id }) => shown.has(id));
  return order === undefined ? own : own.toSorted(order);
}

/** What a key does among the boxes. */
export type IcicleAction =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'choose'; readonly id: string }
  /** Opens what the opened cluster is a part of. */
  | { readonly kind: 'up' };

/** The action of a key on the box with the focus: up and down within the column, left and right between levels. */
export function icicleAction(key: string, boxes: readonly IcicleBox[], focused: string): IcicleAction | null {
  const box = boxes.find(({ cluster }) => cluster.id === focused);
  if (box === undefined) return null;
  if (key === 'Enter' || key === ' ') return box.column === 0 ? { kind: 'up' } : { kind: 'choose', id: focused };
  if (key === 'ArrowLeft' && box.parent === null) return { kind: 'up' };
  if (key === 'ArrowRight' && box.expanded === false) return { kind: 'choose', id: focused };
  const id = targetOf(key, boxes, box)?.cluster.id;
  return id === undefined || id === focused ? null : { kind: 'focus', id };
}

function targetOf(key: string, boxes: readonly IcicleBox[], box: IcicleBox): IcicleBox | undefined {
  const column = boxes.filter((other) => other.column === box.column);
  switch (key) {
    case 'ArrowDown':
      return column[column.indexOf(box) + 1];
    case 'ArrowUp':
      return column[column.indexOf(box) - 1];
    case 'Home':
      return column[0];
    case 'End':
      return column.at(-1);
    case 'ArrowLeft':
      return boxes.find(({ cluster }) => cluster.id === box.parent);
    case 'ArrowRight':
      return boxes.find(({ parent }) => parent === box.cluster.id);
    default:
      return undefined;
  }
}
