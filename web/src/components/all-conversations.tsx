import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { ClusterList } from './cluster-list.tsx';
import { DiffersMost } from './differs-most.tsx';
import { FacetPanel } from './facet-panel.tsx';

const shownLeaves = 8;

interface AllConversationsProps {
  readonly index: ReleaseIndex;
  /** The tree whose tables hold for all conversations; undefined where there are none. */
  readonly tables: ReleaseIndex | undefined;
}

/** The release as a whole: its largest base clusters and the facets over all conversations. */
export function AllConversations({ index, tables }: AllConversationsProps) {
  const { place } = usePlace();
  const table = tables?.facet(place.facet) ?? tables?.release.facets[0];
  return (
    <>
      <header className="details-header">
        <h2>All conversations</h2>
        <p className="description">
          Choose a cluster to see what it is about, how large it is, and how it differs from all conversations.
        </p>
      </header>
      {tables && <FacetPanel index={tables} cluster={null} />}
      {table && tables === index && <DiffersMost index={index} table={table} />}
      {index.leaves.length > 0 && (
        <section aria-labelledby="largest-heading">
          <h3 id="largest-heading">Largest single clusters</h3>
          <ClusterList
            clusters={index.leaves.slice(0, shownLeaves)}
            parentName={(id) => index.ancestors(id).at(-1)?.name}
          />
        </section>
      )}
    </>
  );
}
