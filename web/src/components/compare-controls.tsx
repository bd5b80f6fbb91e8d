import { type ReactNode, useId } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import type { HeatRow } from '../data/comparisons.ts';
import { comparisonsCsv } from '../data/csv.ts';
import { downloadText } from '../data/download.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import { Option } from './option.tsx';
import { SortChoice } from './sort-choice.tsx';

interface CompareControlsProps {
  readonly index: ReleaseIndex;
  readonly table: FacetTable;
  /** All of them, shown or not. */
  readonly rows: readonly HeatRow[];
}

/** Which clusters, in which order, as what; and the figures as a file. */
export function CompareControls({ index, table, rows }: CompareControlsProps) {
  const hasTree = index.tops.length !== index.leaves.length;
  const { rows: which, view, download } = words.compare;
  const save = () => downloadText(`${table.facet}.csv`, 'text/csv', comparisonsCsv(table.facet, table.values, rows));
  return (
    <div className="compare-controls">
      {hasTree && (
        <Choice label={which.label}>
          <Option change={{ rows: '' }} field="rows">
            {which.tops}
          </Option>
          <Option change={{ rows: 'single' }} field="rows">
            {which.single}
          </Option>
        </Choice>
      )}
      <Choice label={view.label}>
        <Option change={{ as: '' }} field="as">
          {view.map}
        </Option>
        <Option change={{ as: 'table' }} field="as">
          {view.table}
        </Option>
      </Choice>
      <SortChoice facets={[table]} />
      <button type="button" className="button" onClick={save}>
        {download}
      </button>
    </div>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <nav className="choice" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <ul className="facet-choice">{children}</ul>
    </nav>
  );
}
