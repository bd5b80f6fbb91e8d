import type { HeatCell } from '../data/comparisons.ts';
import { times } from '../data/format.ts';
import type { GridPlace } from '../data/grid-moves.ts';
import { sureness, words } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

interface HeatMapCellProps {
  readonly cell: HeatCell;
  readonly at: GridPlace;
  readonly tabIndex: number;
  readonly isChosen: boolean;
  readonly onChoose: (at: GridPlace) => void;
}

/** One cell of the heat map: the ratio, coloured where it is surely another than 1. */
export function HeatMapCell({ cell, at, tabIndex, isChosen, onChoose }: HeatMapCellProps) {
  const isSure = cell.kind === 'shown' && cell.mark !== null;
  const name = cell.kind === 'shown' && cell.comparison !== null ? (isSure ? 'sure' : 'unsure') : `${cell.kind}-cell`;
  return (
    // The grid hears the keys of its cells.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a table that is a grid.
      role="gridcell"
      className={name}
      data-at={`${at.row} ${at.column}`}
      data-tone={isSure ? cell.tone : undefined}
      tabIndex={tabIndex}
      aria-selected={isChosen}
      onClick={() => onChoose(at)}
    >
      <Content cell={cell} />
    </td>
  );
}

function Content({ cell }: { readonly cell: HeatCell }) {
  if (cell.kind === 'none') return words.legend.none;
  if (cell.kind === 'hidden' || cell.comparison === null) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{cell.kind === 'hidden' ? words.notShown : words.notCompared}</span>
      </>
    );
  }
  const { comparison, mark } = cell;
  return (
    <>
      {mark !== null && <MarkSign mark={mark} />}
      {times(comparison.ratio)}
      <span className="visually-hidden">, {sureness(comparison, mark)}</span>
    </>
  );
}
