import type { FacetTable } from '../../../src/public-records/release.ts';
import type { HeatCell, HeatRow } from '../data/comparisons.ts';
import { percent, times } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { ComparisonCells } from './comparison-cells.tsx';

interface ComparisonTableProps {
  readonly table: FacetTable;
  readonly rows: readonly HeatRow[];
}

/** The figures of the heat map, a line for each cell that is shown. */
export function ComparisonTable({ table, rows }: ComparisonTableProps) {
  const { columns } = words.compare;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="heat-scroll" tabIndex={0} aria-label={table.title}>
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">{words.compare.cluster}</th>
            <th scope="col">{table.title}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {column}
              </th>
            ))}
            <th scope="col">{words.compare.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap(({ cluster, cells }) =>
            cells.map((cell, value) => (
              <Line
                key={`${cluster.id} ${table.values[value]}`}
                cluster={cluster}
                cell={cell}
                value={table.values[value]!}
              />
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps extends Pick<HeatRow, 'cluster'> {
  readonly cell: HeatCell;
  readonly value: string;
}

function Line({ cluster, cell, value }: LineProps) {
  const { link } = usePlace();
  if (cell.kind !== 'shown') return null;
  const { share, baseline, comparison, mark } = cell;
  return (
    <tr>
      <th scope="row">
        <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
      </th>
      <td>{value}</td>
      <td className="number">{percent(share)}</td>
      <td className="number">{baseline === null ? words.notShown : percent(baseline)}</td>
      <td className="number">{comparison && times(comparison.ratio)}</td>
      <ComparisonCells comparison={comparison} mark={mark} />
    </tr>
  );
}
