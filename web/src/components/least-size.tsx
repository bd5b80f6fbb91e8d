import { useId, useMemo } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { leastOf, roundSizes } from '../data/asked-clusters.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';

/** Leaves small clusters out of the tree. Where all are of about one size there is nothing to choose. */
export function LeastSize({ clusters }: { readonly clusters: readonly PublicCluster[] }) {
  const { place, go, replace } = usePlace();
  const id = useId();
  const sizes = useMemo(() => [0, ...roundSizes(clusters)], [clusters]);
  const least = leastOf(place.least);
  const at = Math.max(
    0,
    sizes.findLastIndex((size) => size <= least),
  );
  const { label, any, of } = words.tree.least;
  const change = (to: number) => {
    const size = sizes[to] ?? 0;
    // One step back undoes it, however far the slider was drawn.
    (place.least === '' ? go : replace)({ least: size === 0 ? '' : String(size) });
  };
  if (sizes.length === 1 && least === 0) return null;
  const said = least === 0 ? any : of(least);
  return (
    <div className="least-size">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={sizes.length - 1}
        value={at}
        aria-valuetext={said}
        onChange={({ target }) => change(Number(target.value))}
      />
      <output htmlFor={id}>{said}</output>
    </div>
  );
}
