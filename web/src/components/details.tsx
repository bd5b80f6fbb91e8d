import { memo, useEffect, useRef } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { AllConversations } from './all-conversations.tsx';
import { ClusterDetails } from './cluster-details.tsx';

interface DetailsProps {
  readonly index: ReleaseIndex;
  /** The tree whose tables hold for all conversations; undefined where there are none. */
  readonly tables: ReleaseIndex | undefined;
}

/** The chosen cluster, or all conversations where none is chosen. */
export const Details = memo(function Details({ index, tables }: DetailsProps) {
  const { place, link } = usePlace();
  const cluster = index.cluster(place.cluster);
  useScrollToTop(place.cluster);
  return (
    <article className="details" id="details" tabIndex={-1} aria-label="Details">
      {cluster && <ClusterDetails key={cluster.id} index={index} cluster={cluster} tables={tables} />}
      {!cluster && place.cluster === '' && <AllConversations index={index} tables={tables} />}
      {!cluster && place.cluster !== '' && (
        <div className="empty">
          <h2>This cluster is not in the release</h2>
          <p>The address names a cluster that was not published here, or that belongs to another release.</p>
          <p>
            <a href={link({ cluster: '' })}>Show all conversations</a>
          </p>
        </div>
      )}
    </article>
  );
});

/** On a narrow screen the details take the place of the tree, so a new cluster starts at its top. */
function useScrollToTop(cluster: string): void {
  const first = useRef(true);
  useEffect(() => {
    const narrow = window.matchMedia('(max-width: 59.99rem)').matches;
    if (!first.current && narrow && cluster !== '') window.scrollTo({ top: 0 });
    first.current = false;
  }, [cluster]);
}
