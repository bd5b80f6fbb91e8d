import { type CSSProperties, useMemo, useState } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { counted, percent } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { tilesOf } from '../data/treemap.ts';
import { familyColor } from '../map/colors.ts';
import { useSize } from '../map/use-size.ts';
import { useThemeInForce } from '../state/theme.ts';
import { usePlace } from '../state/use-place.ts';

/** Clusters as areas, each a link to its cluster, in the colors that they have on the map. */
export function Treemap({ index }: { readonly index: ReleaseIndex }) {
  const { link } = usePlace();
  const theme = useThemeInForce();
  const [frame, setFrame] = useState<HTMLOListElement | null>(null);
  const size = useSize(frame);
  const aspect = size === null ? 2 : size.width / size.height;
  const tiles = useMemo(() => tilesOf(index.tops, aspect), [index, aspect]);
  return (
    <ol className="treemap" ref={setFrame}>
      {tiles.map(({ cluster, left, top, width, height }, at) => (
        <li
          key={cluster.id}
          style={{
            left: `${100 * left}%`,
            top: `${100 * top}%`,
            width: `${100 * width}%`,
            height: `${100 * height}%`,
          }}
        >
          <a
            href={link({ page: '', cluster: cluster.id, view: '' })}
            title={`${cluster.name}: ${counted(cluster.conversations, 'conversation')}`}
            style={{ '--tile': familyColor(at, theme) } as CSSProperties}
          >
            <span className="treemap-name">{cluster.name}</span>
            <span className="treemap-share">{percent(cluster.share)}</span>
            <span className="treemap-parts">{partsOf(index, cluster)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

const PARTS = 4;

/** The largest clusters in it, as far as there is room. */
function partsOf(index: ReleaseIndex, { id }: PublicCluster): string {
  return index
    .children(id)
    .slice(0, PARTS)
    .map(({ name }) => name)
    .join(' · ');
}
