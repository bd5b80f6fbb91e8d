import { useDeferredValue, useMemo, useRef } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { clusterOrder } from '../data/cluster-order.ts';
import { counted } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { clusterSearch } from '../data/search.ts';
import { usePlace } from '../state/use-place.ts';
import { ClusterTree } from './cluster-tree.tsx';
import { SearchBox } from './search-box.tsx';
import { SortChoice } from './sort-choice.tsx';
import { WithheldNote } from './withheld-note.tsx';

/** Search and tree. */
export function ClusterPane({ index }: { readonly index: ReleaseIndex }) {
  const { place } = usePlace();
  const search = useDeferredValue(place.search);
  const { sort, by } = place;
  const facet = sort === 'over' ? place.facet : '';
  const order = useMemo(() => clusterOrder(index, { sort, by, facet }), [index, sort, by, facet]);
  const facets = index.release.manifest.comparisons === undefined ? [] : index.release.facets;
  const tree = useRef<HTMLDivElement>(null);
  const { clusters, withheld } = index.release.clusters;
  const find = useMemo(() => clusterSearch(clusters), [clusters]);
  const matches = useMemo(() => find(search), [find, search]);
  const focusTree = () => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  return (
    <section className="cluster-pane" aria-labelledby="clusters-heading">
      <div className="cluster-pane-top">
        <h2 id="clusters-heading">Clusters</h2>
        <p className="match-count" role="status">
          {matches && describeMatches(matches.size, clusters)}
        </p>
        <SearchBox onDown={focusTree} />
        <SortChoice facets={facets} />
      </div>
      {matches?.size === 0 ? (
        <p className="no-match">No published name or description holds these words.</p>
      ) : (
        <ClusterTree ref={tree} index={index} search={search} order={order} matches={matches} />
      )}
      {!matches && withheld && <WithheldNote withheld={withheld} place="at the top of the tree" />}
    </section>
  );
}

function describeMatches(found: number, clusters: readonly PublicCluster[]): string {
  return `${found} of ${counted(clusters.length, 'cluster')}`;
}
