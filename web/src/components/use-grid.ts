import { type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type GridPlace, gridMove } from '../data/grid-moves.ts';

export interface Grid {
  readonly ref: RefObject<HTMLTableElement | null>;
  /** The cell that has the focus or is pointed at; null for none. */
  readonly pointed: GridPlace | null;
  /** The one cell that the tab key comes to. */
  readonly stop: GridPlace;
  tabIndex(row: number, column: number): 0 | -1;
  /** For the element of the grid. Its cells carry `data-at="ROW COLUMN"` where they take the focus. */
  readonly handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onFocus(event: FocusEvent): void;
    onPointerOver(event: PointerEvent): void;
    onPointerLeave(): void;
  };
}

/**
 * A grid with one tab stop, and arrows within.
 *
 * @param start the tab stop at first
 * @param choose what Enter and the space bar do; false where they do what they do elsewhere
 */
export function useGrid(start: GridPlace, last: GridPlace, choose: (at: GridPlace) => boolean): Grid {
  const ref = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(start);
  const [pointed, setPointed] = useState<GridPlace | null>(null);
  const stop = { row: Math.min(at.row, last.row), column: Math.min(at.column, last.column) };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    if (from === null || event.altKey || event.metaKey) return;
    const isChoice = event.key === 'Enter' || event.key === ' ';
    const to = isChoice ? null : gridMove(event.key, event.ctrlKey, from, last);
    if (to === null && !(isChoice && choose(from))) return;
    event.preventDefault();
    if (to !== null) ref.current?.querySelector<HTMLElement>(`[data-at="${to.row} ${to.column}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent) => {
    const to = placeOf(event.target);
    if (to !== null) setAt(to);
    setPointed(to);
  };
  return {
    ref,
    pointed,
    stop,
    tabIndex: (row, column) => (row === stop.row && column === stop.column ? 0 : -1),
    handlers: {
      onKeyDown,
      onFocus,
      onPointerOver: (event) => setPointed((before) => placeOf(event.target) ?? before),
      onPointerLeave: () => setPointed(null),
    },
  };
}

/** The place of the cell that an element is in; null outside of all. */
function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const [row, column] = cell?.dataset['at']?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
