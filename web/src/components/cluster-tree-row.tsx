import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useCallback } from 'react';
import { counted, percent } from '../data/format.ts';
import { findRanges } from '../data/search.ts';
import type { Tint } from '../data/tints.ts';
import type { TreeAction, TreeRow } from '../data/tree-rows.ts';
import { Highlighted } from './highlighted.tsx';
import { chevronPath, Icon } from './icons.tsx';
import { TintBadge } from './tint-badge.tsx';
import type { RowElements } from './use-drawn-rows.ts';

interface ClusterTreeRowProps {
  readonly row: TreeRow;
  readonly isTabStop: boolean;
  readonly isChosen: boolean;
  /** False for a line that is there only because something under it matches. */
  readonly isMatch: boolean;
  readonly search: string;
  /** Share of the largest cluster, which has the full bar. */
  readonly largestShare: number;
  /** What of the cluster the tree is sorted by; undefined where that is its size or name. */
  readonly compared: Tint | undefined;
  readonly onFocus: (id: string) => void;
  readonly onAct: (action: TreeAction) => void;
  readonly onKeyDown: (event: KeyboardEvent, id: string) => void;
  /** Where the line leaves its element. */
  readonly elements: RowElements;
}

/** One line of the tree. */
export const ClusterTreeRow = memo(function ClusterTreeRow(props: ClusterTreeRowProps) {
  const { row, isChosen, search, elements } = props;
  const { id, name, description, share, conversations } = row.cluster;
  const keep = useCallback(
    (element: HTMLElement | null) => (element ? elements.add(id, element) : undefined),
    [elements, id],
  );
  const onClick = (event: MouseEvent) => {
    const onChevron = row.expanded !== null && (event.target as Element).closest('.tree-chevron') !== null;
    props.onAct({ kind: onChevron ? 'toggle' : 'choose', id });
  };
  return (
    <div
      ref={keep}
      role="treeitem"
      data-cluster={id}
      className={props.isMatch ? 'tree-row' : 'tree-row only-way'}
      style={{ '--depth': row.depth - 1, '--size': Math.min(1, share / props.largestShare) } as CSSProperties}
      aria-level={row.depth}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expanded ?? undefined}
      aria-selected={isChosen}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus(id)}
      onClick={onClick}
      onKeyDown={(event) => props.onKeyDown(event, id)}
    >
      <span className="tree-chevron">{row.expanded !== null && <Icon path={chevronPath} />}</span>
      <span className="tree-name" title={name}>
        <Highlighted text={name} query={props.isMatch ? search : ''} />
      </span>
      {props.compared === undefined ? <span className="tree-bar" /> : <TintBadge tint={props.compared} />}
      <span className="tree-share">
        {percent(share)}
        <span className="visually-hidden"> of all, {counted(conversations, 'conversation')}</span>
      </span>
      {props.isMatch && onlyInDescription(name, description, search) && (
        <span className="tree-snippet">
          <Highlighted text={description} query={search} />
        </span>
      )}
    </div>
  );
});

function onlyInDescription(name: string, description: string, search: string): boolean {
  return search !== '' && findRanges(description, search).length > 0 && findRanges(name, search).length === 0;
}
