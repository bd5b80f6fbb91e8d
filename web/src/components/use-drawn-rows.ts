import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Drawn, drawnRows, type Seen, topsOf } from '../data/drawn-rows.ts';

/** In pixels: the least that a line takes, which is what one that was never drawn counts as. */
const LEAST_HEIGHT = 34;
/** Until the list has a place on the screen. */
const atFirst: Seen = { from: 0, to: 900 };
const everything: Seen = { from: 0, to: Number.POSITIVE_INFINITY };

interface DrawnRows {
  readonly drawn: readonly Drawn[];
  readonly elements: RowElements;
}

/** Elements of drawn lines, by id. */
export interface RowElements {
  get(id: string): HTMLElement | undefined;
  /** For who draws a line: what is to be called when it is drawn no more. */
  add(id: string, element: HTMLElement): () => void;
}

/**
 * The lines of a long list that are drawn: it may scroll by itself or with the page, and lines may be of any height, which is
 * measured where they are drawn. Printed, all are.
 *
 * @param ids of all lines, each once
 * @param kept ids of lines that are drawn wherever they are: what has the focus or is about to
 */
export function useDrawnRows(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  kept: readonly string[],
): DrawnRows {
  const heights = useRef(new Map<string, number>()).current;
  const elements = useRowElements(heights);
  const seen = useSeen(list);
  const tops = topsOf(ids.length, (at) => heights.get(ids[at] as string) ?? LEAST_HEIGHT);
  return {
    drawn: drawnRows(
      tops,
      seen,
      kept.map((id) => ids.indexOf(id)),
    ),
    elements,
  };
}

/** @param heights where those of drawn lines are noted as the browser lays them out: asked for, they would have to be laid out at once */
function useRowElements(heights: Map<string, number>): RowElements {
  return useMemo(() => {
    const elements = new Map<string, HTMLElement>();
    const ids = new WeakMap<Element, string>();
    const observer = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const id = ids.get(target);
        if (id !== undefined && target.isConnected) heights.set(id, borderBoxSize[0]?.blockSize ?? LEAST_HEIGHT);
      }
    });
    return {
      get: (id) => elements.get(id),
      add: (id, element) => {
        elements.set(id, element);
        ids.set(element, id);
        observer.observe(element);
        return () => {
          elements.delete(id);
          observer.unobserve(element);
        };
      },
    };
  }, [heights]);
}

/** What of the list is on the screen, in steps: a line more or less changes nothing. */
function useSeen(list: RefObject<HTMLElement | null>): Seen {
  const [seen, setSeen] = useState(atFirst);
  useLayoutEffect(() => {
    const look = () => {
      const now = list.current && seenOf(list.current);
      if (now) setSeen((before) => (before.from === now.from && before.to === now.to ? before : now));
    };
    const printAll = () => flushSync(() => setSeen(everything));
    const sizes = new ResizeObserver(look);
    if (list.current) sizes.observe(list.current);
    look();
    document.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    window.addEventListener('beforeprint', printAll);
    window.addEventListener('afterprint', look);
    return () => {
      sizes.disconnect();
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
      window.removeEventListener('beforeprint', printAll);
      window.removeEventListener('afterprint', look);
    };
  }, [list]);
  return seen;
}

const STEP = 120;

function seenOf(list: HTMLElement): Seen {
  const { top, bottom } = list.getBoundingClientRect();
  const start = top - list.scrollTop;
  const from = Math.max(0, top) - start;
  const to = Math.min(window.innerHeight, bottom) - start;
  return { from: Math.floor(from / STEP) * STEP, to: Math.ceil(Math.max(from, to) / STEP) * STEP };
}
