import type { Change, PublicCluster } from '../../../src/public-records/release.ts';
import { isSure } from '../data/changes.ts';
import { percent } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { trendsWords } from '../trends-words.ts';
import { points, pointsInterval } from '../words.ts';
import { NumberHeads } from './number-heads.tsx';

/** A line of the table. */
export interface ChangeLine {
  readonly cluster: PublicCluster;
  /** Null where nothing can be said. */
  readonly change: Change | null;
  /** Of how many windows a figure is shown; absent where there are no windows. */
  readonly windows?: string;
}

interface ChangeTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly lines: readonly ChangeLine[];
}

/** The figures of the charts. */
export function ChangeTable({ label, columns, lines }: ChangeTableProps) {
  const { place, link } = usePlace();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="figures-scroll" tabIndex={0} aria-label={label}>
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">{trendsWords.table.cluster}</th>
            <NumberHeads heads={columns} />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ cluster, change, windows }) => (
            <tr key={cluster.id} className={cluster.id === place.cluster ? 'chosen-line' : undefined}>
              <th scope="row">
                <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
              </th>
              {change === null ? <td colSpan={5}>{trendsWords.overTime.noLine}</td> : <Figures change={change} />}
              {windows !== undefined && <td className="number">{windows}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figures({ change }: { readonly change: Change }) {
  const { before, now, difference, interval, q } = change;
  const mark = isSure(change) ? (difference > 0 ? 'over' : 'under') : '';
  return (
    <>
      <td className="number">{percent(before)}</td>
      <td className="number">{percent(now)}</td>
      <td className={`number ${mark}`}>{points(difference)}</td>
      <td className="number">{pointsInterval(interval)}</td>
      <td className="number">{q.toFixed(3)}</td>
    </>
  );
}
