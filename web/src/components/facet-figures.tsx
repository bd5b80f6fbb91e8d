import type { FacetTable } from '../../../src/public-records/release.ts';
import type { FacetRow } from '../data/facet-rows.ts';
import { count, percent, percentInterval, times } from '../data/format.ts';
import { words } from '../words.ts';
import { ComparisonCells } from './comparison-cells.tsx';
import { NumberHeads } from './number-heads.tsx';

interface FacetFiguresProps {
  readonly table: FacetTable;
  readonly rows: readonly FacetRow[];
  /** Whether the baseline is shown beside the group. */
  readonly compare: boolean;
}

/** The figures of the bars in lines, with all that bars say only when they are pointed at. */
export function FacetFigures({ table, rows, compare }: FacetFiguresProps) {
  const { columns, comparedColumns } = words.bars;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="figures-scroll" tabIndex={0} aria-label={table.title}>
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">{table.title}</th>
            <NumberHeads heads={compare ? [...columns, ...comparedColumns] : columns} />
            {compare && <th scope="col">{words.compare.difference}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <Own own={row.own} />
              {compare && <Compared row={row} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Own({ own }: Pick<FacetRow, 'own'>) {
  if (own === null) {
    return (
      <td className="number" colSpan={words.bars.columns.length}>
        {words.notShown}
      </td>
    );
  }
  return (
    <>
      <td className="number">
        {count(own.conversations)}
        {own.reach !== null && ` ± ${count(own.reach)}`}
      </td>
      <td className="number">{percent(own.share)}</td>
      <td className="number">{percentInterval(own.interval)}</td>
    </>
  );
}

function Compared({ row: { baseline, ratio, comparison, mark } }: { readonly row: FacetRow }) {
  return (
    <>
      <td className="number">{baseline === null ? words.notShown : percent(baseline)}</td>
      <td className="number">{ratio !== null && times(comparison?.ratio ?? ratio)}</td>
      <ComparisonCells comparison={comparison} mark={mark} />
    </>
  );
}
