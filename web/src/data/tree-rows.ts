import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from './release-index.ts';

/** One visible line of the tree. */
export interface TreeRow {
  readonly cluster: PublicCluster;
  readonly parent: string | null;
  /** 1 at the top. */
  readonly depth: number;
  /** Null for a cluster without children. */
  readonly expanded: boolean | null;
  /** 1-based place among the siblings that are shown. */
  readonly position: number;
  readonly siblings: number;
}

export interface TreeView {
  isExpanded(id: string): boolean;
  /** Null shows all; else the clusters to show. */
  readonly shown: ReadonlySet<string> | null;
  /** The order of siblings; largest first where there is none. */
  readonly order?: ((left: PublicCluster, right: PublicCluster) => number) | undefined;
}

/** The lines of the tree from top to bottom. */
export function treeRows(index: ReleaseIndex, view: TreeView): TreeRow[] {
  return family(index, view, index.tops, null, 1);
}

function family(
  index: ReleaseIndex,
  view: TreeView,
  members: readonly PublicCluster[],
  parent: string | null,
  depth: number,
): TreeRow[] {
  const shown = view.order === undefined ? visible(members, view) : visible(members, view).toSorted(view.order);
  return shown.flatMap((cluster, place): TreeRow[] => {
    const children = index.children(cluster.id);
    const expanded = visible(children, view).length > 0 ? view.isExpanded(cluster.id) : null;
    const row = { cluster, parent, depth, expanded, position: place + 1, siblings: shown.length };
    return [row, ...(expanded ? family(index, view, children, cluster.id, depth + 1) : [])];
  });
}

function visible(members: readonly PublicCluster[], view: TreeView): readonly PublicCluster[] {
  return view.shown === null ? members : members.filter((cluster) => view.shown?.has(cluster.id));
}

/** What a key does in the tree. */
export type TreeAction =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string }
  /** Of lines that are closed. */
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  | { readonly kind: 'choose'; readonly id: string };

/** The action of a key on the line with the focus (the ARIA tree pattern); null where the key means nothing. */
export function treeAction(key: string, rows: readonly TreeRow[], focused: string): TreeAction | null {
  const at = rows.findIndex((row) => row.cluster.id === focused);
  const row = rows[at];
  if (!row) return null;
  if (key === 'Enter' || key === ' ') return { kind: 'choose', id: focused };
  if (key === 'ArrowRight' && row.expanded === false) return { kind: 'toggle', id: focused };
  if (key === 'ArrowLeft' && row.expanded === true) return { kind: 'toggle', id: focused };
  if (key === '*') return openBeside(rows, row);
  const target = focusTarget(key, rows, at);
  return target === undefined || target === focused ? null : { kind: 'focus', id: target };
}

/** Opens a line and all beside it. */
function openBeside(rows: readonly TreeRow[], { parent }: TreeRow): TreeAction | null {
  const ids = rows.filter((row) => row.parent === parent && row.expanded === false).map((row) => row.cluster.id);
  return ids.length > 0 ? { kind: 'open', ids } : null;
}

function focusTarget(key: string, rows: readonly TreeRow[], at: number): string | undefined {
  const row = rows[at]!;
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1]?.cluster.id;
    case 'ArrowUp':
      return rows[at - 1]?.cluster.id;
    case 'Home':
      return rows[0]?.cluster.id;
    case 'End':
      return rows.at(-1)?.cluster.id;
    case 'ArrowRight':
      return row.expanded ? rows[at + 1]?.cluster.id : undefined;
    case 'ArrowLeft':
      return row.parent ?? undefined;
    default:
      return key.length === 1 ? byFirstLetter(key, rows, at) : undefined;
  }
}

function byFirstLetter(letter: string, rows: readonly TreeRow[], at: number): string | undefined {
  const after = [...rows.slice(at + 1), ...rows.slice(0, at)];
  return after.find((row) => row.cluster.name.toLowerCase().startsWith(letter.toLowerCase()))?.cluster.id;
}
