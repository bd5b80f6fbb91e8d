import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';

/** Which tree has the figures by facet. */
export function TablesElsewhere({ tree }: { readonly tree: ReleaseIndex }) {
  const { link } = usePlace();
  const { name = '', title = '' } = tree.release.manifest.clusteredBy ?? {};
  return (
    <p className="withheld-note tables-elsewhere">
      Figures by facet are shown for the clusters of one tree alone:{' '}
      <a href={link({ tree: name, cluster: '' })}>the tree by “{title}”</a>.
    </p>
  );
}
