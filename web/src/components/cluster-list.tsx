import type { CSSProperties } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { count, percent } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';

interface ClusterListProps {
  readonly clusters: readonly PublicCluster[];
  /** Name of the parent of a cluster, where the list is to show it. */
  readonly parentName?: (id: string) => string | undefined;
}

/** Clusters as links with their size, bars in proportion to the largest of the list. */
export function ClusterList({ clusters, parentName }: ClusterListProps) {
  const { link } = usePlace();
  const largest = Math.max(...clusters.map((cluster) => cluster.share));
  return (
    <ol className="cluster-list">
      {clusters.map(({ id, name, share, conversations }) => (
        <li key={id} style={{ '--size': largest > 0 ? share / largest : 0 } as CSSProperties}>
          <span>
            <a href={link({ page: '', cluster: id })}>{name}</a>
            {parentName?.(id) !== undefined && <span className="list-parent">{parentName(id)}</span>}
          </span>
          <span className="list-bar" aria-hidden="true" />
          <span className="list-count">
            {count(conversations)}
            <span className="visually-hidden"> conversations, </span>
          </span>
          <span className="list-share">{percent(share)}</span>
        </li>
      ))}
    </ol>
  );
}
