import { useMemo } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { mostOver } from '../data/comparisons.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { ComparedBadge } from './compared-badge.tsx';

const shown = 8;

/** Single clusters in which values of a facet are surely more frequent; nothing where there is none. */
export function DiffersMost({ index, table }: { readonly index: ReleaseIndex; readonly table: FacetTable }) {
  const { link } = usePlace();
  const most = useMemo(() => mostOver(index, table).slice(0, shown), [index, table]);
  if (most.length === 0) return null;
  return (
    <section aria-labelledby="differs-heading">
      <h3 id="differs-heading">{words.differs.heading}</h3>
      <p className="withheld-note">
        {words.differs.lead(table.title)}{' '}
        <a href={link({ page: 'compare', rows: 'single', facet: table.facet })}>{words.differs.all}</a>
      </p>
      <ol className="differs-list">
        {most.map(({ cluster, value, cell }) => (
          <li key={`${cluster.id} ${value}`}>
            <a href={link({ cluster: cluster.id, facet: table.facet, value })}>{cluster.name}</a>
            <span className="list-parent">{value}</span>
            <ComparedBadge cell={cell} />
          </li>
        ))}
      </ol>
    </section>
  );
}
