import { useEffect, useMemo, useState } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { TreeView } from '../data/tree-rows.ts';

interface Expansion {
  /** The same as long as nothing is opened or closed. */
  readonly view: TreeView;
  /** Opens what is closed and closes what is open. */
  toggle(ids: readonly string[]): void;
}

type Matches = ReadonlySet<string> | null;

/** So many matches are shown at once; more start closed. */
const mostOpenMatches = 100;

/**
 * What is open in the tree. Without a search, everything starts closed but the way to the chosen cluster; with one,
 * the matches and the way to them are shown, open where they are few. Each search starts anew.
 *
 * @param matches clusters that a search found; null where there is none
 * @param shown clusters to show; null for all
 */
export function useExpansion(
  index: ReleaseIndex,
  chosen: string,
  matches: Matches,
  shown: TreeView['shown'],
): Expansion {
  const [state, setState] = useState<{ of: Matches; toggled: ReadonlySet<string> }>({ of: null, toggled: none });
  const toggled = state.of === matches ? state.toggled : none;
  useEffect(() => {
    if (matches !== null) return;
    const path = index.ancestors(chosen).map((cluster) => cluster.id);
    setState((before) => ({ of: null, toggled: new Set([...(before.of === null ? before.toggled : []), ...path]) }));
  }, [index, chosen, matches]);
  const startsOpen = matches !== null && matches.size <= mostOpenMatches;
  const view = useMemo(
    () => ({ shown, isExpanded: (id: string) => toggled.has(id) !== startsOpen }),
    [shown, toggled, startsOpen],
  );
  return {
    view,
    toggle: (ids) => setState({ of: matches, toggled: switched(toggled, ids) }),
  };
}

const none: ReadonlySet<string> = new Set();

function switched(before: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const after = new Set(before);
  for (const id of ids) if (!after.delete(id)) after.add(id);
  return after;
}
