import { useMemo } from 'react';
import type { Safety } from '../../../src/public-records/release.ts';
import { percent } from '../data/format.ts';
import { quadrants, type SafetyRow, safetyRows, type Thresholds, thresholdsOf } from '../data/quadrants.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { safetyCsv } from '../data/safety-csv.ts';
import { safetyWords } from '../safety-words.ts';
import { usePlace } from '../state/use-place.ts';
import { Choice } from './choice.tsx';
import { CoordinationTable } from './coordination-table.tsx';
import { DownloadButton } from './download-button.tsx';
import { HowToGet } from './how-to-get.tsx';
import { Option } from './option.tsx';
import { QuadrantChart } from './quadrant-chart.tsx';
import { SafetyList } from './safety-list.tsx';
import { SafetyTable } from './safety-table.tsx';
import { ThresholdSlider } from './threshold-slider.tsx';

/** Where conversations are concerning, and where a classifier sees that otherwise. */
export function SafetyPage({ index }: { readonly index: ReleaseIndex }) {
  const { safety } = index.release;
  return (
    <article className="overview safety" id="details" tabIndex={-1} aria-label={safetyWords.heading}>
      {safety === undefined ? <HowToGet {...safetyWords.empty} /> : <Told index={index} safety={safety} />}
    </article>
  );
}

function Told({ index, safety }: { readonly index: ReleaseIndex; readonly safety: Safety }) {
  const { place } = usePlace();
  const { concern, flags, rows: which } = place;
  const thresholds = useMemo(() => thresholdsOf({ concern, flags }, safety), [concern, flags, safety]);
  const clusters = which === 'tops' ? index.tops : index.leaves;
  const rows = useMemo(() => safetyRows(clusters, safety, thresholds), [clusters, safety, thresholds]);
  const hasFlags = safety.flags !== undefined;
  return (
    <>
      <header className="overview-lead">
        <h2>{safetyWords.heading}</h2>
        <p>{safetyWords.lead}</p>
        <p className="access-note">{safetyWords.access}</p>
        <Controls index={index} rows={rows} />
        <Thresholded thresholds={thresholds} hasFlags={hasFlags} />
      </header>
      {place.as === 'table' ? (
        <SafetyTable rows={rows} hasFlags={hasFlags} />
      ) : hasFlags ? (
        <Quadrants rows={rows} thresholds={thresholds} />
      ) : (
        <Ranked rows={rows} thresholds={thresholds} />
      )}
      <footer className="safety-notes">
        {rows.some(({ concern: { mean } }) => mean.least < mean.most) && <p>{safetyWords.ranges}</p>}
        {rows.length < clusters.length && <p>{safetyWords.notTold(clusters.length - rows.length)}</p>}
      </footer>
      {safety.coordination && <CoordinationTable index={index} entries={safety.coordination} />}
      {!hasFlags && (
        <section aria-labelledby="no-flags">
          <h3 id="no-flags">{safetyWords.noFlags.heading}</h3>
          <p className="withheld-note">{safetyWords.noFlags.text}</p>
          <p className="command">
            <code>{safetyWords.noFlags.example}</code>
          </p>
        </section>
      )}
    </>
  );
}

function Controls({ index, rows }: { readonly index: ReleaseIndex; readonly rows: readonly SafetyRow[] }) {
  const { place } = usePlace();
  const { rows: which, view } = safetyWords;
  return (
    <div className="compare-controls">
      {index.tops.length !== index.leaves.length && (
        <Choice label={which.label}>
          <Option change={{ rows: 'single' }} field="rows" isCurrent={place.rows !== 'tops'}>
            {which.single}
          </Option>
          <Option change={{ rows: 'tops' }} field="rows">
            {which.tops}
          </Option>
        </Choice>
      )}
      <Choice label={view.label}>
        <Option change={{ as: '' }} field="as">
          {view.chart}
        </Option>
        <Option change={{ as: 'table' }} field="as">
          {view.table}
        </Option>
      </Choice>
      <DownloadButton name="safety" csv={() => safetyCsv(rows)} />
    </div>
  );
}

function Thresholded({ thresholds, hasFlags }: { readonly thresholds: Thresholds; readonly hasFlags: boolean }) {
  const { place, go } = usePlace();
  const { thresholds: words } = safetyWords;
  return (
    <div className="thresholds">
      <ThresholdSlider
        label={words.concern}
        field="concern"
        value={thresholds.concern}
        {...{ least: 1, most: 5, step: 0.05 }}
        text={(value) => value.toFixed(2)}
      />
      {hasFlags && (
        <ThresholdSlider
          label={words.flags}
          field="flags"
          value={thresholds.flags}
          {...{ least: 0, most: 1, step: 0.005 }}
          text={percent}
        />
      )}
      {(place.concern !== '' || place.flags !== '') && (
        <button type="button" className="button" onClick={() => go({ concern: '', flags: '' })}>
          {words.reset}
        </button>
      )}
    </div>
  );
}

interface RowsProps {
  readonly rows: readonly SafetyRow[];
  readonly thresholds: Thresholds;
}

function Quadrants({ rows, thresholds }: RowsProps) {
  return (
    <>
      <QuadrantChart rows={rows} thresholds={thresholds} />
      <div className="quadrant-lists">
        {quadrants.map((quadrant) => {
          const [heading, note] = safetyWords.quadrants[quadrant];
          const own = rows.filter((row) => row.flags !== null && row.quadrant === quadrant);
          return <SafetyList key={quadrant} heading={heading} note={note} rows={own} thresholds={thresholds} />;
        })}
      </div>
    </>
  );
}

function Ranked({ rows, thresholds }: RowsProps) {
  const [above, below] = safetyWords.ranked;
  const isAbove = ({ quadrant }: SafetyRow): boolean => quadrant === 'concern' || quadrant === 'both';
  return (
    <div className="overview-columns">
      <SafetyList heading={above} rows={rows.filter(isAbove)} thresholds={thresholds} />
      <SafetyList heading={below} rows={rows.filter((row) => !isAbove(row))} thresholds={thresholds} />
    </div>
  );
}
