import { useMemo, useRef } from 'react';
import { formatLines, parseLines } from '../data/open-lines.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { TreeView } from '../data/tree-rows.ts';
import { usePlace } from '../state/use-place.ts';

interface Expansion {
  /** The same as long as nothing is opened or closed. */
  readonly view: TreeView;
  /** Opens what is closed and closes what is open, in the present step of the history. */
  toggle(ids: readonly string[]): void;
  /** What the address has to say of open lines so that none changes when that cluster is chosen. */
  openWith(cluster: string): string;
}

type Ids = ReadonlySet<string>;

/** So many matches are shown at once; more start closed. */
const mostOpenMatches = 100;

/**
 * What is open in the tree: what the address implies, but for the lines that it says are otherwise. Without a search the way to the chosen
 * cluster is open; with one the matches and the way to them are shown, open where they are few. Each search starts anew.
 *
 * @param matches clusters that a search found; null where there is none
 * @param shown clusters to show; null for all
 */
export function useExpansion(index: ReleaseIndex, matches: Ids | null, shown: TreeView['shown']): Expansion {
  const { place, replace } = usePlace();
  const marked = useMemo(() => parseLines(place.open, index.parents), [place.open, index]);
  const startsOpen = matches !== null && matches.size <= mostOpenMatches;
  const wayTo = (cluster: string): Ids =>
    matches === null ? new Set(index.ancestors(cluster).map(({ id }) => id)) : none;
  const toggled = useSame(switched(marked, wayTo(place.cluster)));
  const view = useMemo(
    () => ({ shown, isExpanded: (id: string) => toggled.has(id) !== startsOpen }),
    [shown, toggled, startsOpen],
  );
  return {
    view,
    toggle: (ids) => replace({ open: formatLines(index.parents, switched(marked, new Set(ids))) }),
    openWith: (cluster) => formatLines(index.parents, switched(toggled, wayTo(cluster))),
  };
}

const none: Ids = new Set();

/** What is in one of the two and not in both. */
function switched(left: Ids, right: Ids): Ids {
  const either = new Set(left);
  for (const id of right) if (!either.delete(id)) either.add(id);
  return either;
}

/** The ids that were there before where they are the same. */
function useSame(ids: Ids): Ids {
  const before = useRef(ids);
  if (switched(before.current, ids).size > 0) before.current = ids;
  return before.current;
}
