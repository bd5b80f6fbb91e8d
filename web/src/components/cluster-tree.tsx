import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Asked } from '../data/asked-clusters.ts';
import type { ClusterOrder } from '../data/cluster-order.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { type TreeAction, treeAction, treeRows } from '../data/tree-rows.ts';
import { usePlace } from '../state/use-place.ts';
import { ClusterTreeRow } from './cluster-tree-row.tsx';
import { useDrawnRows } from './use-drawn-rows.ts';
import { useExpansion } from './use-expansion.ts';

interface ClusterTreeProps {
  readonly index: ReleaseIndex;
  /** Words that are marked; empty for none. */
  readonly search: string;
  readonly order: ClusterOrder;
  /** Clusters that a search found; null where there is none. */
  readonly found: ReadonlySet<string> | null;
  readonly asked: Asked;
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** The tree of clusters: one tab stop, arrows within (the ARIA tree pattern). Of thousands of lines those in view are drawn. */
export function ClusterTree({ index, search, order, found, asked, ref }: ClusterTreeProps) {
  const { place, go } = usePlace();
  const { view, toggle, openWith } = useExpansion(index, found, asked.shown);
  const rows = useMemo(() => treeRows(index, { ...view, order: order.compare }), [index, view, order.compare]);
  const ids = useMemo(() => rows.map((row) => row.cluster.id), [rows]);
  const [focused, setFocused] = useState('');
  const tabStop = [focused, place.cluster].find((id) => ids.includes(id)) ?? ids[0] ?? '';
  const { drawn, elements } = useDrawnRows(ref, ids, [tabStop, place.cluster]);
  const largest = index.tops[0]?.share ?? 1;

  const scrolledTo = useRef('');
  useEffect(() => {
    const chosen = elements.get(place.cluster);
    // Its line may come later, when the way to it is open.
    if (chosen !== undefined && scrolledTo.current !== place.cluster) chosen.scrollIntoView({ block: 'nearest' });
    if (chosen !== undefined || place.cluster === '') scrolledTo.current = place.cluster;
  });

  const focus = (id: string) => {
    // What has the focus is drawn: it must be there before it can take it.
    flushSync(() => setFocused(id));
    elements.get(id)?.focus();
  };
  const acting = useRef<(action: TreeAction) => void>(null);
  acting.current = (action) => {
    if (action.kind === 'focus') focus(action.id);
    if (action.kind === 'toggle') toggle([action.id]);
    if (action.kind === 'open') toggle(action.ids);
    if (action.kind === 'choose') go({ cluster: action.id, open: openWith(action.id) });
  };
  // The same for every line and as long as the tree is there: lines that stay as they are are not drawn again.
  const act = useCallback((action: TreeAction) => acting.current?.(action), []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent, id: string) => {
      if (event.ctrlKey || event.metaKey || event.altKey || '/?'.includes(event.key)) return;
      const action = treeAction(event.key, rows, id);
      if (action === null) return;
      event.preventDefault();
      act(action);
    },
    [rows, act],
  );
  return (
    <div className="tree" role="tree" aria-labelledby="clusters-heading" ref={ref}>
      {drawn.map((one) => {
        if (one.kind === 'room') return <div key={`before ${one.before}`} role="none" style={{ height: one.height }} />;
        const row = rows[one.at]!;
        const { id } = row.cluster;
        return (
          <ClusterTreeRow
            key={id}
            row={row}
            isTabStop={id === tabStop}
            isChosen={id === place.cluster}
            isMatch={asked.ids?.has(id) ?? true}
            search={search}
            largestShare={largest}
            compared={order.cells?.get(id)}
            onFocus={setFocused}
            onAct={act}
            onKeyDown={onKeyDown}
            elements={elements}
          />
        );
      })}
    </div>
  );
}
