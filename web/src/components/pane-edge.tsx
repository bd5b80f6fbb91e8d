import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { formatPanes, leastWidths, type PaneName, parsePanes, widthAfter, within } from '../data/pane-widths.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';

/** In rem. */
interface Measures {
  readonly width: number;
  readonly most: number;
}

/** Name of the custom property of the panes that holds a width. */
export const widthNames = { tree: '--tree-width', details: '--details-width' } as const;

const paneIds = { tree: 'clusters', details: 'details' } as const;

/** The edge of a pane, which is moved by pointer and by keyboard (the ARIA window splitter pattern); a double press resets it. */
export function PaneEdge({ pane }: { readonly pane: PaneName }) {
  const { place, replace } = usePlace();
  const edge = useRef<HTMLDivElement>(null);
  const { width, most } = useMeasures(edge, pane);
  const drag = useRef<{ readonly from: number; readonly width: number; to: number } | null>(null);
  const keep = (to: number | null) => replace({ panes: formatPanes({ ...parsePanes(place.panes), [pane]: to }) });
  const onKeyDown = (event: KeyboardEvent) => {
    // A second key may come before the first one's width was laid out and measured.
    const asked = parsePanes(place.panes)[pane];
    const from = asked === null ? width : within(pane, asked, most);
    const to = event.ctrlKey || event.metaKey || event.altKey ? null : widthAfter(event.key, pane, from, most);
    if (to === null) return;
    event.preventDefault();
    keep(to === 'first' ? null : to);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    edge.current?.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width, to: width };
  };
  /** Only the style changes on the way: an address that changed with every pixel would be refused by browsers. */
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (drag.current === null) return;
    const by = ((clientX - drag.current.from) / rem()) * (pane === 'tree' ? 1 : -1);
    drag.current.to = within(pane, drag.current.width + by, most);
    edge.current?.parentElement?.style.setProperty(widthNames[pane], `${drag.current.to}rem`);
  };
  const onPointerUp = () => {
    const dragged = drag.current;
    drag.current = null;
    if (dragged !== null && dragged.to !== dragged.width) keep(dragged.to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      ref={edge}
      role="separator"
      className={`pane-edge ${pane}-edge`}
      tabIndex={0}
      aria-label={words.panes[pane]}
      aria-controls={paneIds[pane]}
      aria-orientation="vertical"
      aria-valuemin={leastWidths[pane]}
      aria-valuenow={width}
      aria-valuemax={Math.max(width, most)}
      aria-valuetext={words.panes.rem(width)}
      title={words.panes.title}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => keep(null)}
    />
  );
}

/** How wide the pane is and how wide it may be, as it is laid out. */
function useMeasures(edge: RefObject<HTMLElement | null>, pane: PaneName): Measures {
  const [measures, setMeasures] = useState<Measures>({ width: leastWidths[pane], most: leastWidths[pane] });
  useEffect(() => {
    const all = edge.current?.parentElement;
    const own = document.getElementById(paneIds[pane]);
    if (!all || !own) return;
    const measure = () => {
      const width = Math.round((own.getBoundingClientRect().width / rem()) * 4) / 4;
      const share = Number(getComputedStyle(all).getPropertyValue('--most-share'));
      const most = within(pane, Number.POSITIVE_INFINITY, Math.floor((share * all.clientWidth) / rem()));
      setMeasures((before) => (before.width === width && before.most === most ? before : { width, most }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(all);
    observer.observe(own);
    return () => observer.disconnect();
  }, [edge, pane]);
  return measures;
}

/** Pixels. */
function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
