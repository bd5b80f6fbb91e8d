import { useMemo } from 'react';
import { mostOver } from '../data/comparisons.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import { ClusterList } from './cluster-list.tsx';
import { LeftOut } from './left-out.tsx';
import { OverList } from './over-list.tsx';
import { OverviewChanges, OverviewSafety } from './overview-changes.tsx';
import { Treemap } from './treemap.tsx';

const LARGEST = 10;
/** Of each facet. */
const MOST_OVER = 3;

/** The release at a glance: how much there is, what people do, what stands out and what is missing. */
export function OverviewPage({ index }: { readonly index: ReleaseIndex }) {
  const { overview } = words;
  return (
    <article className="overview" id="details" tabIndex={-1} aria-label={overview.heading}>
      <Lead index={index} />
      {index.tops.length > 0 && (
        <section aria-labelledby="top-heading">
          <h2 id="top-heading">{overview.top}</h2>
          <p className="withheld-note">{overview.topLead}</p>
          <Treemap index={index} />
        </section>
      )}
      <div className="overview-columns">
        {index.leaves.length > 0 && (
          <section aria-labelledby="largest-heading">
            <h2 id="largest-heading">{overview.largest}</h2>
            <ClusterList
              clusters={index.leaves.slice(0, LARGEST)}
              parentName={(id) => index.ancestors(id).at(-1)?.name}
            />
          </section>
        )}
        <Over index={index} />
        <OverviewChanges index={index} />
        <OverviewSafety index={index} />
        <LeftOut release={index.release} />
      </div>
    </article>
  );
}

function Lead({ index }: { readonly index: ReleaseIndex }) {
  const { manifest, clusters } = index.release;
  const countsAccounts = manifest.thresholds.counting === 'accounts' && manifest.dp === undefined;
  const { total, named } = clusters;
  const share = total.conversations === 0 ? 0 : named.conversations / total.conversations;
  return (
    <header className="overview-lead">
      <p className="overview-size">
        {words.overview.said(total.conversations, countsAccounts ? total.accounts : null)}
      </p>
      {manifest.dp === undefined && <p>{words.overview.named(share, index.leaves.length)}</p>}
    </header>
  );
}

function Over({ index }: { readonly index: ReleaseIndex }) {
  const { facets, manifest } = index.release;
  const most = useMemo(
    () =>
      facets
        .map((table) => ({ table, over: mostOver(index, table).slice(0, MOST_OVER) }))
        .filter(({ over }) => over.length > 0),
    [index, facets],
  );
  if (manifest.comparisons === undefined) return null;
  return (
    <section aria-labelledby="over-heading">
      <h2 id="over-heading">{words.overview.over}</h2>
      {most.length === 0 && <p className="withheld-note">{words.overview.overNone}</p>}
      {most.map(({ table, over }) => (
        <div key={table.facet} className="over-facet">
          <h3>{table.title}</h3>
          <OverList table={table} over={over} />
        </div>
      ))}
    </section>
  );
}
