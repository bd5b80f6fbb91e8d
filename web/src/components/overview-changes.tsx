import { useMemo } from 'react';
import { changeRows, isSure } from '../data/changes.ts';
import { middleOf, safetyRows, thresholdsOf } from '../data/quadrants.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { ChangeWords } from './change-words.tsx';

const MOST = 5;

/** What surely changed since the earlier release; nothing where the release does not compare itself with one. */
export function OverviewChanges({ index }: { readonly index: ReleaseIndex }) {
  const { link } = usePlace();
  const since = index.release.trends?.since;
  const rows = useMemo(() => {
    const changed = changeRows(
      index.leaves,
      (id) => (since && Object.hasOwn(since.clusters, id) && since.clusters[id]) || null,
    );
    return changed.filter(({ change }) => isSure(change)).slice(0, MOST);
  }, [index, since]);
  if (since === undefined) return null;
  const { changes } = words.overview;
  return (
    <section aria-labelledby="changes-heading">
      <h2 id="changes-heading">{changes.heading}</h2>
      {rows.length === 0 && <p className="withheld-note">{changes.none}</p>}
      <ul className="overview-strip">
        {rows.map(({ cluster, change }) => (
          <li key={cluster.id}>
            <a href={link({ page: '', cluster: cluster.id })}>
              <bdi>{cluster.name}</bdi>
            </a>
            <ChangeWords change={change} />
          </li>
        ))}
      </ul>
      <p>
        <a href={link({ page: 'trends' })}>{changes.all}</a>
      </p>
    </section>
  );
}

/** The most concerning clusters; nothing where the release does not tell concern. */
export function OverviewSafety({ index }: { readonly index: ReleaseIndex }) {
  const { link } = usePlace();
  const { safety } = index.release;
  const rows = useMemo(() => {
    if (safety === undefined) return [];
    const thresholds = thresholdsOf({ concern: '', flags: '' }, safety);
    return safetyRows(index.leaves, safety, thresholds).slice(0, MOST);
  }, [index, safety]);
  if (safety === undefined || rows.length === 0) return null;
  const { concern } = words.overview;
  return (
    <section aria-labelledby="concern-heading">
      <h2 id="concern-heading">{concern.heading}</h2>
      <ul className="overview-strip">
        {rows.map(({ cluster, concern: { mean } }) => (
          <li key={cluster.id}>
            <a href={link({ page: '', cluster: cluster.id })}>
              <bdi>{cluster.name}</bdi>
            </a>
            <span>{concern.mean(middleOf(mean))}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={link({ page: 'safety' })}>{concern.all}</a>
      </p>
    </section>
  );
}
