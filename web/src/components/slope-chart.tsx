import { useState } from 'react';
import type { Since } from '../../../src/public-records/release.ts';
import { type ChangeRow, isSure } from '../data/changes.ts';
import { percent } from '../data/format.ts';
import { spreadLabels } from '../data/spread-labels.ts';
import { useSize } from '../map/use-size.ts';
import { trendsWords } from '../trends-words.ts';

type SinceRow = ChangeRow<Since['clusters'][string]>;

interface SlopeChartProps {
  readonly rows: readonly SinceRow[];
  /** Id of the cluster that stands out; empty for none. */
  readonly chosen: string;
}

/** At least; more where labels need it. */
const LEAST_HEIGHT = 440;
const TOP = 34;
const LABEL = 17;
/** Room for shares on the left, and for shares and names on the right: in a narrow chart for shares alone. */
const LEFT = 62;
const [RIGHT, NARROW_RIGHT, NARROW] = [230, 62, 420];

/** Shares then and now, joined. The root of shares is drawn, so that small ones can be told apart. */
export function SlopeChart({ rows, chosen }: SlopeChartProps) {
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const width = useSize(frame)?.width ?? 640;
  const { since } = trendsWords;
  const height = Math.max(LEAST_HEIGHT, TOP + LABEL * (rows.length + 1));
  const isNarrow = width < NARROW;
  const right = width - (isNarrow ? NARROW_RIGHT : RIGHT);
  const most = Math.max(
    ...rows.flatMap(({ change, cluster }) => [change.beforeInterval[1], cluster.shareInterval[1]]),
    1e-6,
  );
  const least = Math.min(
    ...rows.flatMap(({ change, cluster }) => [change.beforeInterval[0], cluster.shareInterval[0]]),
    most,
  );
  const [bottom, span] = [Math.sqrt(least), Math.sqrt(most) - Math.sqrt(least) || 1];
  const place = (share: number): number =>
    TOP + (height - TOP - 12) * (1 - (Math.sqrt(Math.max(least, share)) - bottom) / span);
  const befores = labelsOf(rows, height, ({ change }) => place(change.before));
  const nows = labelsOf(rows, height, ({ change }) => place(change.now));
  return (
    <div className="slope-chart" ref={setFrame}>
      <p className="visually-hidden">{since.chart(rows.length)}</p>
      <svg className="chart" width={width} height={height} aria-hidden="true">
        <text className="slope-head" x={LEFT} y={16} textAnchor="middle">
          {since.before}
        </text>
        <text className="slope-head" x={right} y={16} textAnchor="middle">
          {since.now}
        </text>
        <line className="slope-axis" x1={LEFT} x2={LEFT} y1={TOP - 8} y2={height - 4} />
        <line className="slope-axis" x1={right} x2={right} y1={TOP - 8} y2={height - 4} />
        {rows.map((row) => {
          const { cluster, change } = row;
          const [from, to] = [place(change.before), place(change.now)];
          const [left, beside] = [befores.get(row) ?? from, nows.get(row) ?? to];
          return (
            <g key={cluster.id} className={classOf(row, chosen)}>
              <title>{cluster.name}</title>
              <Interval x={LEFT} ends={change.beforeInterval.map(place)} />
              <Interval x={right} ends={cluster.shareInterval.map(place)} />
              <line className="slope-line" x1={LEFT} x2={right} y1={from} y2={to} />
              <circle cx={LEFT} cy={from} r={3.5} />
              <circle cx={right} cy={to} r={3.5} />
              <text x={LEFT - 10} y={left + 4} textAnchor="end">
                {percent(change.before)}
              </text>
              <text x={right + 10} y={beside + 4}>
                {percent(change.now)}
                {!isNarrow && <tspan dx={6}>{shortened(cluster.name)}</tspan>}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Interval({ x, ends: [low = 0, high = 0] }: { readonly x: number; readonly ends: readonly number[] }) {
  return <line className="slope-interval" x1={x} x2={x} y1={low} y2={high} />;
}

function classOf({ cluster, change }: SinceRow, chosen: string): string {
  const tone = isSure(change) ? (change.difference > 0 ? ' grew' : ' shrank') : '';
  return `slope${tone}${cluster.id === chosen ? ' chosen' : ''}`;
}

function labelsOf(
  rows: readonly SinceRow[],
  height: number,
  placeOf: (row: SinceRow) => number,
): Map<SinceRow, number> {
  const ordered = rows.toSorted((left, right) => placeOf(left) - placeOf(right));
  const placed = spreadLabels(ordered.map(placeOf), LABEL, height - 8);
  return new Map(ordered.map((row, at) => [row, placed[at] as number]));
}

const MOST_LETTERS = 26;

function shortened(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;
}
