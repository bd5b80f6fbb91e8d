import { useMemo } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { mostOver } from '../data/comparisons.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { OverList } from './over-list.tsx';

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
      <OverList table={table} over={most} />
    </section>
  );
}
