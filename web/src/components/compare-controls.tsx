import type { FacetTable } from '../../../src/public-records/release.ts';
import type { HeatRow } from '../data/comparisons.ts';
import { comparisonsCsv } from '../data/csv.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import { Choice } from './choice.tsx';
import { DownloadButton } from './download-button.tsx';
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
  const { rows: which, view } = words.compare;
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
      <DownloadButton name={table.facet} csv={() => comparisonsCsv(table.facet, table.values, rows)} />
    </div>
  );
}
