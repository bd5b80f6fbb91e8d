import { useMemo } from 'react';
import { cellsOfValue } from '../data/cluster-order.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { ColoredCells } from '../map/use-paint.ts';
import { usePlace } from '../state/use-place.ts';

/** How the value that the map is coloured by is represented in each cluster. */
export function useColoredCells(index: ReleaseIndex): ColoredCells {
  const { color, facet, value } = usePlace().place;
  return useMemo(
    () => (color === 'over' ? cellsOfValue(index, { facet, value }) : undefined),
    [index, color, facet, value],
  );
}
