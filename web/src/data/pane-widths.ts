/** Widths of the panes beside the map, in rem; null for the width that the page begins with. */
export interface PaneWidths {
  readonly tree: number | null;
  readonly details: number | null;
}

export type PaneName = keyof PaneWidths;

/** In rem. */
export const leastWidths: Readonly<Record<PaneName, number>> = { tree: 15, details: 20 };
/** In rem: whatever the window, no link asks for more. */
const MOST = 120;
const STEPS_IN_REM = 4;

/** Reads `TREE-DETAILS`, as in `22.5-30`, either of which may be missing; whatever is no width is none. */
export function parsePanes(text: string): PaneWidths {
  const [tree = '', details = ''] = text.split('-');
  return { tree: widthOf('tree', tree), details: widthOf('details', details) };
}

export function formatPanes({ tree, details }: PaneWidths): string {
  return tree === null && details === null ? '' : `${tree ?? ''}-${details ?? ''}`;
}

function widthOf(pane: PaneName, text: string): number | null {
  return /^\d{1,3}(?:\.\d{1,2})?$/u.test(text) ? within(pane, Number(text), MOST) : null;
}

/** The nearest width that a pane may have. @param most in rem */
export function within(pane: PaneName, width: number, most: number): number {
  return Math.round(Math.max(leastWidths[pane], Math.min(most, width)) * STEPS_IN_REM) / STEPS_IN_REM;
}

/** What a key makes of a width (the ARIA window splitter pattern); `first` brings back the width at first, null is for other keys. */
export function widthAfter(key: string, pane: PaneName, width: number, most: number): number | 'first' | null {
  // The edge of the tree is its right one, that of the details their left one.
  const wider = pane === 'tree' ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return within(pane, width + (key === wider ? 1 : -1), most);
    case 'Home':
      return leastWidths[pane];
    case 'End':
      return within(pane, most, most);
    case 'Enter':
      return 'first';
    default:
      return null;
  }
}
