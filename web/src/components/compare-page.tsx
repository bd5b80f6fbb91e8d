import { type ReactNode, useId, useMemo, useState } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import { orderOf } from '../data/cluster-order.ts';
import { heatRows } from '../data/comparisons.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { CompareControls } from './compare-controls.tsx';
import { ComparisonLegend } from './comparison-legend.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { FacetChoice } from './facet-choice.tsx';
import { HeatMap } from './heat-map.tsx';
import { TablesElsewhere } from './tables-elsewhere.tsx';

/** So many clusters at first, and so many more each time. */
const step = 40;

interface ComparePageProps {
  readonly index: ReleaseIndex;
  /** The tree that has tables; undefined where none has. */
  readonly tables: ReleaseIndex | undefined;
}

/** Clusters by the values of one facet: how much more or less frequent each is than in all conversations. */
export function ComparePage({ index, tables }: ComparePageProps) {
  return (
    <article className="compare" id="details" tabIndex={-1} aria-label={words.compare.heading}>
      <Content index={index} tables={tables} />
    </article>
  );
}

function Content({ index, tables }: ComparePageProps) {
  const { place } = usePlace();
  const table = index.facet(place.facet) ?? index.release.facets[0];
  const { noTables, noTablesWhy, notCompared, notComparedWhy } = words.compare;
  if (table === undefined) {
    return <Nothing heading={noTables}>{tables ? <TablesElsewhere tree={tables} /> : <p>{noTablesWhy}</p>}</Nothing>;
  }
  if (index.release.manifest.comparisons === undefined) {
    return (
      <Nothing heading={notCompared}>
        <p>{notComparedWhy}</p>
      </Nothing>
    );
  }
  return <Compared key={table.facet} index={index} table={table} />;
}

function Nothing({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{heading}</h2>
      {children}
    </div>
  );
}

function Compared({ index, table }: { readonly index: ReleaseIndex; readonly table: FacetTable }) {
  const { place } = usePlace();
  const heading = useId();
  const { rows: which, sort, by } = place;
  const rows = useMemo(() => {
    const clusters = which === 'single' ? index.leaves : index.tops;
    return heatRows(index, table, clusters, orderOf({ sort, by }, table));
  }, [index, table, which, sort, by]);
  const [asked, setAsked] = useState(step);
  const first = rows.slice(0, asked);
  const chosen = rows.slice(asked).filter(({ cluster }) => cluster.id === place.cluster);
  const shown = [...first, ...chosen];
  return (
    <>
      <header className="compare-header">
        <h2 id={heading}>{words.compare.heading}</h2>
        <p className="description">{words.compare.lead}</p>
        <FacetChoice facets={index.release.facets} chosen={table.facet} />
        {table.sameText && <p className="withheld-note">{words.sameText}</p>}
        <CompareControls index={index} table={table} rows={rows} />
      </header>
      {place.as === 'table' ? (
        <ComparisonTable table={table} rows={shown} />
      ) : (
        <>
          <ComparisonLegend />
          <HeatMap index={index} table={table} rows={shown} labelledBy={heading} />
        </>
      )}
      {asked < rows.length && (
        <p className="more-rows">
          <span>{words.compare.shownOf(shown.length, rows.length)}</span>
          <button type="button" className="button" onClick={() => setAsked(asked + step)}>
            {words.compare.more(Math.min(step, rows.length - asked))}
          </button>
        </p>
      )}
    </>
  );
}
