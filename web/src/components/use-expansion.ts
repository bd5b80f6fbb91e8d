import { useEffect, useMemo, useState } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { TreeView } from '../data/tree-rows.ts';

interface Expansion extends TreeView {
  toggle(id: string): void;
}

type Matches = ReadonlySet<string> | null;

/** So many matches are shown at once; more start closed. */
const mostOpenMatches = 100;

/**
 * What is open in the tree. Without a search, everything starts closed but the way to the chosen cluster; with one,
 * the matches and the way to them are shown, open where they are few. Each search starts anew.
 */
export function useExpansion(index: ReleaseIndex, chosen: string, matches: Matches): Expansion {
  const [state, setState] = useState<{ of: Matches; toggled: ReadonlySet<string> }>({ of: null, toggled: new Set() });
  const toggled = state.of === matches ? state.toggled : new Set<string>();
  useEffect(() => {
    if (matches !== null) return;
    const path = index.ancestors(chosen).map((cluster) => cluster.id);
    setState((before) => ({ of: null, toggled: new Set([...(before.of === null ? before.toggled : []), ...path]) }));
  }, [index, chosen, matches]);
  const shown = useMemo(() => matches && withAncestors(index, matches), [index, matches]);
  const startsOpen = matches !== null && matches.size <= mostOpenMatches;
  return {
    shown,
    isExpanded: (id) => toggled.has(id) !== startsOpen,
    toggle: (id) => setState({ of: matches, toggled: switched(toggled, id) }),
  };
}

function switched(ids: ReadonlySet<string>, id: string): Set<string> {
  return new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]);
}

function withAncestors(index: ReleaseIndex, ids: ReadonlySet<string>): Set<string> {
  return new Set([...ids].flatMap((id) => [id, ...index.ancestors(id).map((cluster) => cluster.id)]));
}
