import { useDeferredValue, useMemo, useRef } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { askedClusters, leastOf } from '../data/asked-clusters.ts';
import { clusterOrder } from '../data/cluster-order.ts';
import { counted } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { clusterGroups, correctionsOf, type Result } from '../data/results.ts';
import type { Found } from '../data/search.ts';
import { tintKinds } from '../data/tints.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { ClusterIcicle } from './cluster-icicle.tsx';
import { ClusterTree } from './cluster-tree.tsx';
import { useDestinations } from './destinations.ts';
import { FilterChips } from './filter-chips.tsx';
import { LeastSize } from './least-size.tsx';
import { Option } from './option.tsx';
import { SearchBox } from './search-box.tsx';
import { SortChoice } from './sort-choice.tsx';
import { SEARCH_FIELD } from './use-shell-keys.ts';
import { WithheldNote } from './withheld-note.tsx';

/** Search and tree. */
export function ClusterPane({ index }: { readonly index: ReleaseIndex }) {
  const { place, go, replace } = usePlace();
  const { sort, by } = place;
  const facet = sort === 'over' ? place.facet : '';
  const order = useMemo(() => clusterOrder(index, { sort, by, facet }), [index, sort, by, facet]);
  const facets = index.release.manifest.comparisons === undefined ? [] : index.release.facets;
  const tree = useRef<HTMLDivElement>(null);
  const { clusters, withheld } = index.release.clusters;
  const listed = useMemo(() => index.search(place.search), [index, place.search]);
  // The list is of the words as they are typed, and the tree may follow.
  const found = useDeferredValue(listed);
  const least = leastOf(place.least);
  const asked = useMemo(() => askedClusters(index, found?.ids ?? null, least), [index, found, least]);
  const destinations = useDestinations();
  const groups = useMemo(
    () => (listed ? [...clusterGroups(index, listed, least), ...destinations(place.search)] : []),
    [index, listed, least, destinations, place.search],
  );
  const shared = { index, order, asked, found: found?.ids ?? null, search: found?.marked ?? '', ref: tree };
  const changeWords = (words: string) => (place.search === '' ? go : replace)({ search: words });
  /** What the words do not match themselves would not be in the tree. */
  const choose = ({ change }: Result) => go(listed?.ids.has(change.cluster ?? '') ? change : { ...change, search: '' });
  const focusTree = () => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  return (
    <section className="cluster-pane" id="clusters" aria-labelledby="clusters-heading">
      <div className="cluster-pane-top">
        <h2 id="clusters-heading">Clusters</h2>
        <p className="match-count" role="status">
          {asked.ids && describeMatches(asked.ids.size, clusters)}
        </p>
        <ShapeChoice />
        <SearchBox
          id={SEARCH_FIELD}
          words={place.search}
          onWords={changeWords}
          groups={groups}
          marked={listed?.marked ?? ''}
          onChoose={choose}
          onDown={focusTree}
        />
        <SortChoice facets={facets} kinds={tintKinds(index.release)} />
        <LeastSize clusters={clusters} />
      </div>
      <FilterChips index={index} />
      {found && <Corrections found={found} />}
      {asked.ids?.size === 0 && <p className="no-match">{nothingLeft(found)}</p>}
      {asked.ids?.size !== 0 && (place.shape === 'boxes' ? <ClusterIcicle {...shared} /> : <ClusterTree {...shared} />)}
      {!asked.ids && withheld && <WithheldNote withheld={withheld} place="at the top of the tree" />}
    </section>
  );
}

function ShapeChoice() {
  const { label, lines, boxes } = words.tree.shape;
  return (
    <nav className="shape-choice" aria-label={label}>
      <ul className="facet-choice">
        <Option change={{ shape: '' }} field="shape">
          {lines}
        </Option>
        <Option change={{ shape: 'boxes' }} field="shape">
          {boxes}
        </Option>
      </ul>
    </nav>
  );
}

/** Words that nothing holds, and what they were taken for. */
function Corrections({ found }: { readonly found: Found }) {
  return correctionsOf(found).map((note) => (
    <p key={note} className="corrected">
      {note}
    </p>
  ));
}

function nothingLeft(found: Found | null): string {
  return found?.ids.size === 0 ? words.search.none : words.tree.tooLarge;
}

function describeMatches(found: number, clusters: readonly PublicCluster[]): string {
  return `${found} of ${counted(clusters.length, 'cluster')}`;
}
