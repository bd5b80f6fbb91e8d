import type { FacetTable, PublicCluster } from '../../../src/public-records/release.ts';
import { facetRows } from '../data/facet-rows.ts';
import { count, counted } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { rowOf } from '../data/table-row.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { FacetBars } from './facet-bars.tsx';
import { FacetChoice } from './facet-choice.tsx';

interface FacetPanelProps {
  readonly index: ReleaseIndex;
  /** Null for all conversations. */
  readonly cluster: PublicCluster | null;
}

/** One facet of a cluster against all conversations, and the choice of the facet. */
export function FacetPanel({ index, cluster }: FacetPanelProps) {
  const { place } = usePlace();
  const { facets, clusters, manifest } = index.release;
  const table = index.facet(place.facet) ?? facets[0];
  if (!table) return null;
  const rows = facetRows(table, cluster?.id ?? null, cluster ?? clusters.total, clusters.total, manifest.comparisons);
  const isNoisy = table.baseline.noisy !== undefined;
  return (
    <section className="facets" aria-labelledby="facets-heading">
      <div className="facets-top">
        <h3 id="facets-heading">{cluster ? 'Compared with all conversations' : 'What the conversations are like'}</h3>
        <FacetChoice facets={facets} chosen={table.facet} />
      </div>
      {rows.some((row) => row.own) ? (
        <FacetBars table={table} rows={rows} compare={cluster !== null} />
      ) : (
        <p className="no-cells">{isNoisy ? TOO_NOISY : 'No figure of this facet is over the thresholds here.'}</p>
      )}
      {cluster && table.sameText && <p className="withheld-note">{words.sameText}</p>}
      <HiddenCells table={table} cluster={cluster} />
      <NoiseNote table={table} cluster={cluster} />
    </section>
  );
}

const TOO_NOISY =
  'Not shown: figures of single clusters would be more noise than fact, or were counted for clusters at the top alone.';

/** What the figures of a differentially private table are, and how far they can be trusted. */
function NoiseNote({ table, cluster }: { table: FacetTable; cluster: PublicCluster | null }) {
  const noisy = (cluster ? rowOf(table, cluster.id) : table.baseline)?.noisy;
  if (!noisy) return null;
  return (
    <p className="withheld-note">
      Counted with noise, at most two conversations of an account, of {counted(noisy.total, 'conversation')} (off by{' '}
      {count(noisy.totalReach)} at most). All figures here are within ± {count(noisy.reach)}, and all shares within
      their intervals, at 95% or more. Values that nothing tells from none are left out.
    </p>
  );
}

function HiddenCells({ table, cluster }: { table: FacetTable; cluster: PublicCluster | null }) {
  const hidden = (cluster ? rowOf(table, cluster.id) : table.baseline)?.withheld;
  if (!hidden) return null;
  return (
    <p className="withheld-note">
      {counted(hidden.values, 'value')} with {counted(hidden.conversations, 'conversation')} together are not shown:
      each alone, or what it would reveal of the rest, is below a threshold.
    </p>
  );
}
