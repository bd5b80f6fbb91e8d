import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ShownItem, ShownSet } from '../../../src/public-records/evals-page.ts';
import { Highlighted } from '../components/highlighted.tsx';
import { useDrawnRows } from '../components/use-drawn-rows.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';

const { items: words } = evalsWords;

interface ItemListProps {
  readonly set: ShownSet;
  /** Positions of the items that are left. */
  readonly left: readonly number[];
  readonly search: string;
  /** Position of the chosen item; -1 for none. */
  readonly chosen: number;
}

/** All items that are left, of which those near what is seen are drawn: one tab stop, arrows move, Enter opens. */
export function ItemList({ set, left, search, chosen }: ItemListProps) {
  const list = useRef<HTMLUListElement>(null);
  const items = set.items ?? [];
  const ids = left.map((at) => (items[at] as ShownItem).id);
  const chosenId = items[chosen]?.id ?? '';
  // The line that has the focus, or had it last.
  const [active, setActive] = useState('');
  const stop = [active, chosenId].find((id) => ids.includes(id)) ?? ids[0] ?? '';
  const { drawn, elements } = useDrawnRows(
    list,
    ids,
    [chosenId, stop].filter((id) => ids.includes(id)),
  );
  useEffect(() => {
    const line = elements.get(chosenId);
    if (list.current !== null && line !== undefined) scrollTo(list.current, line);
  }, [elements, chosenId]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyLeads(event.key, ids.indexOf(stop), ids.length - 1);
    if (to === null) return;
    event.preventDefault();
    const id = ids[to] as string;
    // It has to be drawn before it can be focused.
    flushSync(() => setActive(id));
    elements.get(id)?.querySelector('a')?.focus();
  };
  if (left.length === 0) {
    return (
      <div className="item-list">
        <p>{words.nothing}</p>
        <p className="withheld-note">{words.nothingWhy}</p>
      </div>
    );
  }
  return (
    <ul className="item-list" ref={list} aria-label={evalsWords.pages.items} onKeyDown={onKeyDown}>
      {drawn.map((row) => {
        if (row.kind === 'room')
          return <li key={`room ${row.before}`} aria-hidden="true" style={{ height: row.height }} />;
        const item = items[left[row.at] as number] as ShownItem;
        return (
          <li
            key={item.id}
            ref={(element) => (element ? elements.add(item.id, element) : undefined)}
            aria-setsize={left.length}
            aria-posinset={row.at + 1}
          >
            <Line item={item} search={search} isStop={item.id === stop} onFocus={() => setActive(item.id)} />
          </li>
        );
      })}
    </ul>
  );
}

/** The line to which a key leads; null where it leads nowhere. */
function keyLeads(key: string, from: number, last: number): number | null {
  if (key === 'ArrowDown') return Math.min(last, from + 1);
  if (key === 'ArrowUp') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}

/** The list alone: the page stays where it is. */
function scrollTo(list: HTMLElement, line: HTMLElement): void {
  const [box, own] = [list.getBoundingClientRect(), line.getBoundingClientRect()];
  if (own.top < box.top) list.scrollTop -= box.top - own.top;
  else if (own.bottom > box.bottom) list.scrollTop += own.bottom - box.bottom;
}

interface LineProps {
  readonly item: ShownItem;
  readonly search: string;
  /** Whether Tab leads to it. */
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

function Line({ item: { id, text, matching, confidence, near }, search, isStop, onFocus }: LineProps) {
  const { place, link } = usePlace();
  return (
    <a
      className="item-line"
      href={link({ item: id })}
      tabIndex={isStop ? 0 : -1}
      aria-current={place.item === id ? 'true' : undefined}
      onFocus={onFocus}
    >
      <span className="item-text">
        <bdi>
          <Highlighted text={text} query={search} />
        </bdi>
      </span>
      <span className="item-label">
        <bdi>{matching.join(', ')}</bdi>
      </span>
      {confidence !== null && <span className="item-confidence">{confidence.toFixed(2)}</span>}
      {near !== undefined && <span className="item-near">{words.near}</span>}
    </a>
  );
}
