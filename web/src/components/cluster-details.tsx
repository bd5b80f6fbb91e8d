import { useId } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { ClusterFigures } from './cluster-figures.tsx';
import { ClusterList } from './cluster-list.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { Highlighted } from './highlighted.tsx';
import { NamedHow } from './named-how.tsx';
import { TablesElsewhere } from './tables-elsewhere.tsx';
import { WithheldNote } from './withheld-note.tsx';

interface ClusterDetailsProps {
  readonly index: ReleaseIndex;
  readonly cluster: PublicCluster;
  /** The tree that has tables, this one or another; undefined where none has. */
  readonly tables: ReleaseIndex | undefined;
}

/** Everything the release says about one cluster. */
export function ClusterDetails({ index, cluster, tables }: ClusterDetailsProps) {
  const { search } = usePlace().place;
  const neighbours = cluster.neighbours.flatMap((id) => index.cluster(id) ?? []);
  return (
    <>
      <header className="details-header">
        <Breadcrumb index={index} cluster={cluster} />
        <h2>
          <Highlighted text={cluster.name} query={search} />
        </h2>
        {cluster.nameByHand && <p className="by-hand">Name written by the maker of this release.</p>}
        {cluster.description !== '' && (
          <p className="description">
            <Highlighted text={cluster.description} query={search} />
          </p>
        )}
        {cluster.claims !== undefined && cluster.claims.length > 0 && (
          <NamedHow
            claims={cluster.claims}
            nameByHand={cluster.nameByHand}
            thresholds={index.release.manifest.thresholds}
          />
        )}
      </header>
      <ClusterFigures index={index} cluster={cluster} />
      <FacetPanel index={index} cluster={cluster} />
      {tables !== undefined && tables !== index && <TablesElsewhere tree={tables} />}
      <div className="list-pair">
        <Parts clusters={index.children(cluster.id)} cluster={cluster} />
        <Neighbours clusters={neighbours} />
      </div>
    </>
  );
}

function Parts({ clusters, cluster }: { clusters: readonly PublicCluster[]; cluster: PublicCluster }) {
  const heading = useId();
  if (clusters.length === 0 && !cluster.withheld) return null;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>Parts of it</h3>
      {clusters.length > 0 && <ClusterList clusters={clusters} />}
      {cluster.withheld && <WithheldNote withheld={cluster.withheld} place="of this list" />}
    </section>
  );
}

function Neighbours({ clusters }: { clusters: readonly PublicCluster[] }) {
  const heading = useId();
  if (clusters.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>Closest in meaning</h3>
      <ClusterList clusters={clusters} />
    </section>
  );
}
