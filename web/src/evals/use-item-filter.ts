import { useDeferredValue, useMemo } from 'react';
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { usePlace } from '../state/use-place.ts';
import type { ItemFilter } from './evals-index.ts';

/** What of the items the address asks for. What means nothing in the set is left out. */
export function useItemFilter(set: ShownSet): ItemFilter {
  const { place } = usePlace();
  const search = useDeferredValue(place.search);
  const { label, least, cluster } = place;
  return useMemo(() => {
    const percent = Number(least);
    const number = cluster === '' ? Number.NaN : Number(cluster);
    return {
      search,
      label: Object.hasOwn(set.labels, label) ? label : '',
      least: Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : 0,
      cluster: set.map?.clusters.some(({ id }) => id === number) ? number : null,
    };
  }, [set, search, label, least, cluster]);
}
