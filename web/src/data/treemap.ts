import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { PublicCluster } from '../../../src/public-records/release.ts';

/** A cluster with its part of a rectangle, in shares of its width and height. */
export interface Tile {
  readonly cluster: PublicCluster;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Clusters as rectangles whose areas are their conversations (squarified; Bruls, Huizing, van Wijk 2000), the largest first. */
export function tilesOf(clusters: readonly PublicCluster[], aspect: number): Tile[] {
  const layout = treemap<Node>().tile(treemapSquarify.ratio(1.6)).size([aspect, 1]);
  const root = hierarchy<Node>({ children: clusters.map((cluster) => ({ cluster })) }).sum(
    ({ cluster }) => cluster?.conversations ?? 0,
  );
  return layout(root)
    .leaves()
    .flatMap(({ data: { cluster }, x0, x1, y0, y1 }) =>
      cluster === undefined
        ? []
        : [{ cluster, left: x0 / aspect, top: y0, width: (x1 - x0) / aspect, height: y1 - y0 }],
    );
}

interface Node {
  readonly cluster?: PublicCluster;
  readonly children?: readonly Node[];
}
