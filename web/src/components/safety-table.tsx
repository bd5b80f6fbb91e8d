import { count, percent, percentInterval } from '../data/format.ts';
import type { SafetyRow } from '../data/quadrants.ts';
import { safetyWords } from '../safety-words.ts';
import { usePlace } from '../state/use-place.ts';
import { range } from '../words.ts';
import { NumberHeads } from './number-heads.tsx';

interface SafetyTableProps {
  readonly rows: readonly SafetyRow[];
  readonly hasFlags: boolean;
}

/** The figures of the chart and of the lists. */
export function SafetyTable({ rows, hasFlags }: SafetyTableProps) {
  const { place, link } = usePlace();
  const { table, quadrants, unsure } = safetyWords;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="figures-scroll" tabIndex={0} aria-label={safetyWords.heading}>
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">{table.cluster}</th>
            <NumberHeads heads={hasFlags ? [...table.columns, ...table.flagColumns] : table.columns} />
            {hasFlags && <th scope="col">{table.where}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cluster, concern: { mean, high }, flags, quadrant, isSure }) => (
            <tr key={cluster.id} className={cluster.id === place.cluster ? 'chosen-line' : undefined}>
              <th scope="row">
                <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
              </th>
              <td className="number">{count(cluster.conversations)}</td>
              <td className="number">{range(mean, (rating) => rating.toFixed(2))}</td>
              <td className="number">{mean.interval.map((end) => end.toFixed(2)).join(' to ')}</td>
              <td className="number">{range(high, percent)}</td>
              <td className="number">{percentInterval(high.interval)}</td>
              {hasFlags && <td className="number">{flags && range(flags, percent)}</td>}
              {hasFlags && <td className="number">{flags && percentInterval(flags.interval)}</td>}
              {hasFlags && (
                <td>
                  {flags && quadrants[quadrant][0]}
                  {flags && !isSure && `, ${unsure}`}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
