import type { HeatCell } from '../data/comparisons.ts';
import { times } from '../data/format.ts';
import { sureness, words } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

/** How over-represented something is in a cluster, in a few letters and a colour. */
export function ComparedBadge({ cell }: { readonly cell: HeatCell }) {
  if (cell.kind === 'none') return <span className="compared-badge">{words.legend.none}</span>;
  if (cell.kind === 'hidden' || cell.comparison === null) {
    return <span className="compared-badge">{words.notShown}</span>;
  }
  const { comparison, mark, tone } = cell;
  const said = sureness(comparison, mark);
  return (
    <span className="compared-badge" data-tone={mark === null ? undefined : tone} title={said}>
      {mark !== null && <MarkSign mark={mark} />}
      {times(comparison.ratio)}
      <span className="visually-hidden">, {said}, </span>
    </span>
  );
}
