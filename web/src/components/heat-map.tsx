import { memo, useCallback, useEffect } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import type { HeatRow } from '../data/comparisons.ts';
import type { GridPlace } from '../data/grid-moves.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { CellFigures } from './cell-figures.tsx';
import { ColumnHeading } from './column-heading.tsx';
import { HeatMapBaseline } from './heat-map-baseline.tsx';
import { HeatMapCell } from './heat-map-cell.tsx';
import { useGrid } from './use-grid.ts';

interface HeatMapProps {
  readonly index: ReleaseIndex;
  readonly table: FacetTable;
  readonly rows: readonly HeatRow[];
  readonly labelledBy: string;
}

/** Rows above the clusters: headings, and all conversations. */
const above = 2;

/** Clusters by values as a grid (the ARIA grid pattern). What is pointed at, else what is chosen, is told below it. */
export function HeatMap({ index, table, rows, labelledBy }: HeatMapProps) {
  const { place, go } = usePlace();
  const chosen = chosenPlace(table, rows, place);
  const choose = useCallback(
    ({ row, column }: GridPlace): boolean => {
      const cluster = rows[row - above]?.cluster.id;
      const value = table.values[column - 1];
      if (cluster === undefined || value === undefined) return false;
      go({ cluster, value });
      return true;
    },
    [rows, table, go],
  );
  const last = { row: rows.length + above - 1, column: table.values.length };
  const grid = useGrid(chosen ?? { row: above, column: 1 }, last, choose);
  useEffect(() => {
    grid.ref.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [grid.ref]);
  const told = grid.pointed ?? chosen;
  return (
    <>
      <div className="heat-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of headed rows and columns is a table. */}
        <table ref={grid.ref} className="heat-map" role="grid" aria-labelledby={labelledBy} {...grid.handlers}>
          <thead>
            <tr>
              <th scope="col" data-at="0 0" tabIndex={grid.tabIndex(0, 0)}>
                {words.compare.cluster}
              </th>
              {table.values.map((value, position) => (
                <ColumnHeading
                  key={value}
                  value={value}
                  column={position + 1}
                  tabIndex={grid.tabIndex(0, position + 1)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            <HeatMapBaseline index={index} table={table} grid={grid} />
            {rows.map((row, position) => (
              <Row
                key={row.cluster.id}
                row={row}
                values={table.values}
                position={position + above}
                stop={grid.stop.row === position + above ? grid.stop.column : -1}
                chosen={chosen?.row === position + above ? chosen.column : -1}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <CellFigures table={table} row={rows[(told?.row ?? 0) - above]} value={(told?.column ?? 0) - 1} />
    </>
  );
}

interface RowProps {
  readonly row: HeatRow;
  readonly values: readonly string[];
  readonly position: number;
  /** Columns of the tab stop and of the chosen cell; -1 where they are in no cell of the row. */
  readonly stop: number;
  readonly chosen: number;
  readonly onChoose: (at: GridPlace) => void;
}

/** Made anew only where something of it changes: a key moves through many. */
const Row = memo(function Row({ row: { cluster, cells }, values, position, stop, chosen, onChoose }: RowProps) {
  const { link } = usePlace();
  return (
    <tr>
      <th scope="row" title={cluster.name}>
        <a href={link({ page: '', cluster: cluster.id })} data-at={`${position} 0`} tabIndex={stop === 0 ? 0 : -1}>
          {cluster.name}
        </a>
      </th>
      {cells.map((cell, column) => (
        <HeatMapCell
          key={values[column]}
          cell={cell}
          at={{ row: position, column: column + 1 }}
          tabIndex={stop === column + 1 ? 0 : -1}
          isChosen={chosen === column + 1}
          onChoose={onChoose}
        />
      ))}
    </tr>
  );
});

/** Where the cell is that the address names; null where it names none that is here. */
function chosenPlace(
  { values }: FacetTable,
  rows: readonly HeatRow[],
  { cluster, value }: Record<'cluster' | 'value', string>,
): GridPlace | null {
  const row = rows.findIndex((one) => one.cluster.id === cluster);
  const column = values.indexOf(value);
  return row < 0 || column < 0 ? null : { row: row + above, column: column + 1 };
}
