import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';
import type { ClusterOrder } from '../data/cluster-order.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { type TreeAction, treeAction, treeRows } from '../data/tree-rows.ts';
import { usePlace } from '../state/use-place.ts';
import { ClusterTreeRow } from './cluster-tree-row.tsx';
import { useExpansion } from './use-expansion.ts';

interface ClusterTreeProps {
  readonly index: ReleaseIndex;
  readonly search: string;
  readonly order: ClusterOrder;
  /** Clusters that match the search; null where there is none. */
  readonly matches: ReadonlySet<string> | null;
  readonly ref: Ref<HTMLDivElement>;
}

/** The tree of clusters: one tab stop, arrows within (the ARIA tree pattern). */
export function ClusterTree({ index, search, order, matches, ref }: ClusterTreeProps) {
  const { place, go } = usePlace();
  const expansion = useExpansion(index, place.cluster, matches);
  const rows = treeRows(index, { ...expansion, order: order.compare });
  const [focused, setFocused] = useState('');
  const elements = useRef(new Map<string, HTMLDivElement>());
  const stop = [focused, place.cluster].find((id) => rows.some((row) => row.cluster.id === id));
  const tabStop = stop ?? rows[0]?.cluster.id;
  const largest = index.tops[0]?.share ?? 1;

  useEffect(() => {
    elements.current.get(place.cluster)?.scrollIntoView({ block: 'nearest' });
  }, [place.cluster]);

  const act = (action: TreeAction) => {
    if (action.kind === 'focus') elements.current.get(action.id)?.focus();
    if (action.kind === 'toggle') expansion.toggle(action.id);
    if (action.kind === 'choose') go({ cluster: action.id });
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === '/') return;
    const action = treeAction(event.key, rows, id);
    if (action === null) return;
    event.preventDefault();
    act(action);
  };
  return (
    <div className="tree" role="tree" aria-labelledby="clusters-heading" ref={ref}>
      {rows.map((row) => (
        <ClusterTreeRow
          key={row.cluster.id}
          row={row}
          isTabStop={row.cluster.id === tabStop}
          isChosen={row.cluster.id === place.cluster}
          isMatch={matches?.has(row.cluster.id) ?? true}
          search={search}
          largestShare={largest}
          compared={order.cells?.get(row.cluster.id)}
          onFocus={setFocused}
          onAct={act}
          onKeyDown={onKeyDown}
          elements={elements.current}
        />
      ))}
    </div>
  );
}
