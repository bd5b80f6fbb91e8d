import type { FacetTable } from '../../../src/public-records/release.ts';
import type { Over } from '../data/comparisons.ts';
import { usePlace } from '../state/use-place.ts';
import { ComparedBadge } from './compared-badge.tsx';

/** Clusters with a value that is more frequent there, as links, and how much more. */
export function OverList({ table, over }: { readonly table: FacetTable; readonly over: readonly Over[] }) {
  const { link } = usePlace();
  return (
    <ol className="differs-list">
      {over.map(({ cluster, value, cell }) => (
        <li key={`${cluster.id} ${value}`}>
          <a href={link({ page: '', cluster: cluster.id, facet: table.facet, value })}>{cluster.name}</a>
          <span className="list-parent">{value}</span>
          <ComparedBadge cell={cell} />
        </li>
      ))}
    </ol>
  );
}
