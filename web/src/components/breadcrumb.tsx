import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { backPath, Icon } from './icons.tsx';

interface BreadcrumbProps {
  readonly index: ReleaseIndex;
  readonly cluster: PublicCluster;
}

/** The way from all conversations down to the parent of a cluster. */
export function Breadcrumb({ index, cluster }: BreadcrumbProps) {
  const { link } = usePlace();
  return (
    <nav className="breadcrumb" aria-label="Path">
      <Icon path={backPath} className="icon breadcrumb-back" />
      <ol>
        <li>
          <a href={link({ cluster: '' })}>All conversations</a>
        </li>
        {index.ancestors(cluster.id).map(({ id, name }) => (
          <li key={id}>
            <a href={link({ cluster: id })}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
