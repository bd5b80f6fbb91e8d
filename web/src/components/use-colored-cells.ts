import { useMemo } from 'react';
import { cellsOfValue } from '../data/cluster-order.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { tintsOf } from '../data/tints.ts';
import type { ColoredCells } from '../map/use-paint.ts';
import { usePlace } from '../state/use-place.ts';

/** What the map is coloured by, of each cluster. */
export function useColoredCells(index: ReleaseIndex): ColoredCells {
  const { color, facet, value } = usePlace().place;
  return useMemo(
    () => (color === 'over' ? cellsOfValue(index, { facet, value }) : tintsOf(index.release, color)),
    [index, color, facet, value],
  );
}
