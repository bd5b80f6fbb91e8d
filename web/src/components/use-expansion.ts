import { useEffect, useMemo, useState } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { TreeView } from '../data/tree-rows.ts';

interface Expansion extends TreeView {
  toggle(id: string): void;
}

/**
 * What is open in the tree. Without a search, everything starts closed but the way to the chosen cluster; with one,
 * the matches and the way to them are shown, all open.
 */
export function useExpansion(index: ReleaseIndex, chosen: string, matches: ReadonlySet<string> | null): Expansion {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const searching = matches !== null;
  useEffect(() => {
    if (searching) return;
    const path = index.ancestors(chosen).map((cluster) => cluster.id);
    setToggled((before) => (path.every((id) => before.has(id)) ? before : new Set([...before, ...path])));
  }, [index, chosen, searching]);
  const shown = useMemo(() => matches && withAncestors(index, matches), [index, matches]);
  return {
    shown,
    isExpanded: (id) => toggled.has(id) !== searching,
    toggle: (id) =>
      setToggled((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id])),
  };
}

function withAncestors(index: ReleaseIndex, ids: ReadonlySet<string>): Set<string> {
  return new Set([...ids].flatMap((id) => [id, ...index.ancestors(id).map((cluster) => cluster.id)]));
}
