import { useState } from 'react';
import type { Known } from '../../../src/public-records/release.ts';
import { percent } from '../data/format.ts';
import { middleOf, type SafetyRow, type Thresholds } from '../data/quadrants.ts';
import { useSize } from '../map/use-size.ts';
import { safetyWords } from '../safety-words.ts';
import { usePlace } from '../state/use-place.ts';

interface QuadrantChartProps {
  readonly rows: readonly SafetyRow[];
  readonly thresholds: Thresholds;
}

const HEIGHT = 420;
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 14, 14, 40];
const [LEAST_RADIUS, MOST_RADIUS] = [3, 15];

/** Clusters by flags and by concern, with what separates the quadrants. Flags are drawn by their root: most are few. */
export function QuadrantChart({ rows, thresholds }: QuadrantChartProps) {
  const { place, link } = usePlace();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const width = useSize(frame)?.width ?? 640;
  const placed = rows.flatMap(({ flags, ...row }) => (flags === null ? [] : [{ ...row, flags }]));
  const mostFlags = Math.min(1, Math.max(thresholds.flags, ...placed.map(({ flags }) => flags.interval[1]), 0.02));
  const mostConcern = Math.min(
    5,
    Math.max(thresholds.concern, ...placed.map(({ concern }) => concern.mean.interval[1]), 2),
  );
  const x = (share: number): number => LEFT + (width - LEFT - RIGHT) * Math.sqrt(Math.max(0, share) / mostFlags);
  const y = (mean: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (mean - 1) / (mostConcern - 1));
  const largest = Math.max(...rows.map(({ cluster }) => cluster.share), 1e-9);
  const { chart } = safetyWords;
  return (
    <div className="quadrant-chart" ref={setFrame}>
      <p className="visually-hidden">{chart.label(placed.length)}</p>
      <svg className="chart" width={width} height={HEIGHT} aria-hidden="true">
        <Axes x={x} y={y} mostFlags={mostFlags} mostConcern={mostConcern} width={width} />
        <line className="threshold" x1={x(thresholds.flags)} x2={x(thresholds.flags)} y1={TOP} y2={HEIGHT - BOTTOM} />
        <line
          className="threshold"
          x1={LEFT}
          x2={width - RIGHT}
          y1={y(thresholds.concern)}
          y2={y(thresholds.concern)}
        />
        {placed.map(({ cluster, concern, flags, quadrant, isSure }) => {
          const [cx, cy] = [x(middleOf(flags)), y(middleOf(concern.mean))];
          const isChosen = cluster.id === place.cluster;
          return (
            <a
              key={cluster.id}
              href={link({ cluster: isChosen ? '' : cluster.id })}
              tabIndex={-1}
              className={`safety-point${isChosen ? ' chosen' : ''}`}
              data-quadrant={quadrant}
              data-sure={isSure}
            >
              <title>{cluster.name}</title>
              <Whisker known={flags} to={(end) => ({ x: x(end), y: cy })} />
              <Whisker known={concern.mean} to={(end) => ({ x: cx, y: y(end) })} />
              <circle
                cx={cx}
                cy={cy}
                r={LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(cluster.share / largest)}
              />
            </a>
          );
        })}
      </svg>
      <p className="withheld-note">{chart.unsure}</p>
    </div>
  );
}

interface WhiskerProps {
  readonly known: Known;
  readonly to: (end: number) => { readonly x: number; readonly y: number };
}

function Whisker({ known: { interval }, to }: WhiskerProps) {
  const [from, end] = [to(interval[0]), to(interval[1])];
  return <line x1={from.x} y1={from.y} x2={end.x} y2={end.y} />;
}

interface AxesProps {
  readonly x: (share: number) => number;
  readonly y: (mean: number) => number;
  readonly mostFlags: number;
  readonly mostConcern: number;
  readonly width: number;
}

const flagTicks = [0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

function Axes({ x, y, mostFlags, mostConcern, width }: AxesProps) {
  const ratings = [1, 2, 3, 4, 5].filter((rating) => rating <= mostConcern + 0.01);
  return (
    <g className="axes">
      <line x1={LEFT} x2={width - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      <line x1={LEFT} x2={LEFT} y1={TOP} y2={HEIGHT - BOTTOM} />
      {ratings.map((rating) => (
        <text key={rating} x={LEFT - 8} y={y(rating) + 4} textAnchor="end">
          {rating}
        </text>
      ))}
      {flagTicks
        .filter((tick) => tick <= mostFlags)
        .map((tick) => (
          <text key={tick} x={x(tick)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
            {percent(tick).replace('.0', '')}
          </text>
        ))}
      <text x={width - RIGHT} y={HEIGHT - 6} textAnchor="end">
        {safetyWords.chart.x} →
      </text>
      <text transform={`translate(14 ${TOP + 4}) rotate(-90)`} textAnchor="end">
        {safetyWords.chart.y} →
      </text>
    </g>
  );
}
