import type { FacetTable } from '../../../src/public-records/release.ts';
import type { HeatRow } from '../data/comparisons.ts';
import { times } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { cellSentence, sureness, words } from '../words.ts';
import { RatioLine } from './ratio-line.tsx';

interface CellFiguresProps {
  readonly table: FacetTable;
  readonly row: HeatRow | undefined;
  /** Position of the value; -1 for none. */
  readonly value: number;
}

/** All figures of the cell that is pointed at. */
export function CellFigures({ table, row, value }: CellFiguresProps) {
  const { link } = usePlace();
  const cell = row?.cells[value];
  if (row === undefined || cell === undefined) return <p className="cell-figures waiting">{words.compare.pick}</p>;
  const comparison = cell.kind === 'shown' ? cell.comparison : null;
  const mark = cell.kind === 'shown' ? cell.mark : null;
  return (
    <div className="cell-figures">
      <p className="cell-where">
        <a href={link({ page: '', cluster: row.cluster.id })}>{row.cluster.name}</a>
        <span>
          {table.title}: {table.values[value]}
        </span>
      </p>
      <p>
        {comparison !== null && (
          <>
            <b>{times(comparison.ratio)}</b>: {sureness(comparison, mark)}.{' '}
          </>
        )}
        {cellSentence(cell)}
      </p>
      {comparison !== null && <RatioLine comparison={comparison} />}
    </div>
  );
}
