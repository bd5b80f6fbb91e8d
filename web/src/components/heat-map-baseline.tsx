import type { FacetTable } from '../../../src/public-records/release.ts';
import { percent } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import type { Grid } from './use-grid.ts';

interface HeatMapBaselineProps {
  readonly index: ReleaseIndex;
  readonly table: FacetTable;
  readonly grid: Grid;
}

/** The first row of a heat map: shares over all conversations. */
export function HeatMapBaseline({ index, table, grid }: HeatMapBaselineProps) {
  const all = index.release.clusters.total.conversations;
  const cells = new Map(table.baseline.cells.map(({ value, conversations }) => [value, conversations]));
  return (
    <tr className="heat-baseline">
      <th scope="row" data-at="1 0" tabIndex={grid.tabIndex(1, 0)}>
        {words.compare.all}
      </th>
      {table.values.map((value, position) => {
        const conversations = cells.get(position);
        return (
          <td key={value} data-at={`1 ${position + 1}`} tabIndex={grid.tabIndex(1, position + 1)}>
            {conversations === undefined ? words.notShown : percent(conversations / all)}
          </td>
        );
      })}
    </tr>
  );
}
