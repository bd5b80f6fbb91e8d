import type { CSSProperties } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import type { FacetRow } from '../data/facet-rows.ts';
import { count, percent, percentInterval, times } from '../data/format.ts';
import { ratioInterval, sureness, words } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

interface FacetBarsProps {
  readonly table: FacetTable;
  readonly rows: readonly FacetRow[];
  /** Whether the baseline is shown beside the group. */
  readonly compare: boolean;
}

/** The values of a facet as bars with their numbers; a table, so that it reads without the bars. */
export function FacetBars({ table, rows, compare }: FacetBarsProps) {
  const longest = Math.max(...rows.map((row) => Math.max(row.own?.interval[1] ?? 0, row.baseline ?? 0)));
  return (
    <table className={compare ? 'facet-bars comparing' : 'facet-bars'}>
      <caption className="visually-hidden">{table.title}</caption>
      <thead>
        <tr>
          <th scope="col">{table.title}</th>
          <td className="legend">{compare && <Legend />}</td>
          <th scope="col" className="number">
            Conversations
          </th>
          <th scope="col" className="number">
            Share
          </th>
          {compare && (
            <th scope="col" className="number">
              All
            </th>
          )}
          {compare && (
            <th scope="col" className="ratio" title={words.ratioTitle}>
              Ratio
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FacetBar key={row.label} row={row} longest={longest} compare={compare} />
        ))}
      </tbody>
    </table>
  );
}

function Legend() {
  return (
    <span aria-hidden="true">
      <i className="legend-own" /> this cluster <i className="legend-interval" /> 95% interval
      <i className="legend-all" /> all
    </span>
  );
}

function FacetBar({ row, longest, compare }: { row: FacetRow; longest: number; compare: boolean }) {
  const { own, baseline } = row;
  const hidden = <span className="not-shown">not shown</span>;
  return (
    <tr>
      <th scope="row">{row.label}</th>
      <td className="bar-cell">
        <Bar row={row} longest={longest} compare={compare} />
      </td>
      <td className="number">{own ? <Conversations own={own} /> : hidden}</td>
      <td className="number strong">{own && <Share row={own} />}</td>
      {compare && <td className="number">{baseline === null ? '' : percent(baseline)}</td>}
      {compare && (
        <td className="ratio">
          <Ratio row={row} />
        </td>
      )}
    </tr>
  );
}

function Conversations({ own: { conversations, reach } }: { own: NonNullable<FacetRow['own']> }) {
  if (reach === null) return count(conversations);
  return (
    <span title={`With noise, off by ${count(reach)} at most (95%)`}>
      {count(conversations)} <small>± {count(reach)}</small>
    </span>
  );
}

/** How many times as frequent as in all, how sure that is, and a sign where it is surely more or less. */
function Ratio({ row: { ratio, comparison, mark } }: { row: FacetRow }) {
  if (ratio === null) return null;
  if (comparison === null) return times(ratio);
  const said = sureness(comparison, mark);
  return (
    <span className={mark === null ? 'ratio-figure' : `ratio-figure ${mark}`} title={said}>
      <span>{mark !== null && <MarkSign mark={mark} />}</span>
      <b>{times(comparison.ratio)}</b>
      <small aria-hidden="true">{comparison.sure && ratioInterval(comparison.sure.interval)}</small>
      <span className="visually-hidden">, {said}</span>
    </span>
  );
}

function Share({ row }: { row: NonNullable<FacetRow['own']> }) {
  const interval = `95% interval ${percentInterval(row.interval)}`;
  return (
    <span title={interval}>
      {percent(row.share)}
      <span className="visually-hidden">, {interval}</span>
    </span>
  );
}

function Bar({ row: { own, baseline }, longest, compare }: { row: FacetRow; longest: number; compare: boolean }) {
  const place = (share: number) => `${(share / longest) * 100}%`;
  const interval =
    own && ({ left: place(own.interval[0]), right: `${100 - (own.interval[1] / longest) * 100}%` } as CSSProperties);
  return (
    <span className="bar" aria-hidden="true">
      {own && <span className="bar-own" style={{ width: place(own.share) }} />}
      {interval && <span className="bar-interval" style={interval} />}
      {compare && baseline !== null && <span className="bar-all" style={{ left: place(baseline) }} />}
    </span>
  );
}
