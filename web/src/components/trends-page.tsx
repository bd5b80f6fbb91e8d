import { useMemo, useState } from 'react';
import type { OverTime, Since } from '../../../src/public-records/release.ts';
import { changeRows, isSure, largestChangeFirst } from '../data/changes.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { overTimeCsv, sinceCsv } from '../data/trends-csv.ts';
import { usePlace } from '../state/use-place.ts';
import { trendsWords } from '../trends-words.ts';
import { ChangeTable } from './change-table.tsx';
import { ChangeWords } from './change-words.tsx';
import { Choice } from './choice.tsx';
import { DownloadButton } from './download-button.tsx';
import { DriftTable } from './drift-table.tsx';
import { FacetChoice } from './facet-choice.tsx';
import { Fates } from './fates.tsx';
import { HowToGet } from './how-to-get.tsx';
import { Option } from './option.tsx';
import { SlopeChart } from './slope-chart.tsx';
import { TimeTile } from './time-tile.tsx';

/** So many lines and tiles at first, and so many more each time. */
const STEP = 12;

/** How shares of clusters change: since an earlier release, and over time. */
export function TrendsPage({ index }: { readonly index: ReleaseIndex }) {
  const { trends } = index.release;
  return (
    <article className="overview trends" id="details" tabIndex={-1} aria-label={trendsWords.heading}>
      {trends === undefined ? (
        <HowToGet {...trendsWords.empty} />
      ) : (
        <>
          <header className="overview-lead">
            <h2>{trendsWords.heading}</h2>
            <p>{trendsWords.lead}</p>
            <Controls index={index} />
          </header>
          {trends.since && <SinceEarlier index={index} since={trends.since} />}
          {trends.overTime.length > 0 && <Lines index={index} all={trends.overTime} />}
        </>
      )}
    </article>
  );
}

function Controls({ index }: { readonly index: ReleaseIndex }) {
  const { rows, view } = trendsWords;
  return (
    <div className="compare-controls">
      {index.tops.length !== index.leaves.length && (
        <Choice label={rows.label}>
          <Option change={{ rows: '' }} field="rows">
            {rows.tops}
          </Option>
          <Option change={{ rows: 'single' }} field="rows">
            {rows.single}
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
    </div>
  );
}

function useClusters({ tops, leaves }: ReleaseIndex) {
  const { rows } = usePlace().place;
  return rows === 'single' ? leaves : tops;
}

function SinceEarlier({ index, since }: { readonly index: ReleaseIndex; readonly since: Since }) {
  const { place, link } = usePlace();
  const clusters = useClusters(index);
  const rows = useMemo(
    () => changeRows(clusters, (id) => (Object.hasOwn(since.clusters, id) ? since.clusters[id] : null)),
    [clusters, since],
  );
  const [asked, setAsked] = useState(STEP);
  const words = trendsWords.since;
  const shown = rows.filter(({ cluster }, at) => at < asked || cluster.id === place.cluster);
  const { earlier } = since;
  return (
    <section className="trends-section" aria-labelledby="since-heading">
      <div className="section-head">
        <h2 id="since-heading">{words.heading}</h2>
        <DownloadButton name="changes" csv={() => sinceCsv(index)} />
      </div>
      <p>
        {words.lead(earlier.title, earlier.total.conversations, index.release.clusters.total.conversations)}{' '}
        {words.sure(rows.filter(({ change }) => isSure(change)).length, rows.length)}
      </p>
      {rows.length === 0 && <p className="withheld-note">{words.none}</p>}
      {rows.length > 0 && place.as === 'table' && (
        <ChangeTable label={trendsWords.table.since} columns={trendsWords.table.columns} lines={rows} />
      )}
      {rows.length > 0 && place.as !== 'table' && (
        <div className="slopes">
          <SlopeChart rows={shown} chosen={place.cluster} />
          <ol className="change-list">
            {shown.map(({ cluster, change }) => (
              <li key={cluster.id} className={cluster.id === place.cluster ? 'chosen' : undefined}>
                <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
                <ChangeWords change={change} />
              </li>
            ))}
          </ol>
        </div>
      )}
      {place.as !== 'table' && <More asked={asked} all={rows.length} onMore={setAsked} />}
      <p className="withheld-note">{words.borders}</p>
      <Fates index={index} />
      {since.facets.length > 0 && <DriftTable facets={since.facets} />}
    </section>
  );
}

function Lines({ index, all }: { readonly index: ReleaseIndex; readonly all: readonly OverTime[] }) {
  const { place } = usePlace();
  const clusters = useClusters(index);
  const shown = all.find(({ facet }) => facet === place.facet) ?? (all[0] as OverTime);
  const rows = useMemo(() => rowsOf(clusters, shown), [clusters, shown]);
  const [asked, setAsked] = useState(STEP);
  const words = trendsWords.overTime;
  const tables = all.flatMap(({ facet }) => index.facet(facet) ?? []);
  const { windows } = shown;
  return (
    <section className="trends-section" aria-labelledby="over-time-heading">
      <div className="section-head">
        <h2 id="over-time-heading">{words.heading}</h2>
        <DownloadButton name="over-time" csv={() => overTimeCsv(clusters, shown)} />
      </div>
      {tables.length > 1 && <FacetChoice facets={tables} chosen={shown.facet} />}
      <p>{words.lead}</p>
      {rows.length === 0 && <p className="withheld-note">{words.none}</p>}
      {rows.length > 0 && place.as === 'table' && (
        <ChangeTable
          label={trendsWords.table.overTime}
          columns={trendsWords.table.lineColumns}
          lines={rows.map(({ cluster, told: { change, shares } }) => ({
            cluster,
            change,
            windows: `${shares.filter((share) => share !== null).length} / ${windows.length}`,
          }))}
        />
      )}
      {rows.length > 0 && place.as !== 'table' && (
        <>
          <ol className="time-tiles">
            {rows
              .filter(({ cluster }, at) => at < asked || cluster.id === place.cluster)
              .map(({ cluster, told }) => (
                <TimeTile key={cluster.id} cluster={cluster} told={told} windows={windows} />
              ))}
          </ol>
          <More asked={asked} all={rows.length} onMore={setAsked} />
        </>
      )}
    </section>
  );
}

/** Those with a line first, as changes stand; then those of which windows alone are told. */
function rowsOf(clusters: ReturnType<typeof useClusters>, { clusters: told }: OverTime) {
  const rows = clusters.flatMap((cluster) => {
    const own = Object.hasOwn(told, cluster.id) ? told[cluster.id] : undefined;
    return own === undefined ? [] : [{ cluster, told: own }];
  });
  return rows.sort(({ cluster, told: left }, { cluster: other, told: right }) => {
    if (left.change === null || right.change === null)
      return Number(left.change === null) - Number(right.change === null);
    return largestChangeFirst({ cluster, change: left.change }, { cluster: other, change: right.change });
  });
}

interface MoreProps {
  readonly asked: number;
  readonly all: number;
  readonly onMore: (asked: number) => void;
}

function More({ asked, all, onMore }: MoreProps) {
  if (asked >= all) return null;
  return (
    <p className="more-rows">
      <button type="button" className="button" onClick={() => onMore(asked + STEP)}>
        {trendsWords.since.more(Math.min(STEP, all - asked))}
      </button>
    </p>
  );
}
