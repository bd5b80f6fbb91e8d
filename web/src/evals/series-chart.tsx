import type { MeasuredTrend } from '../../../src/public-records/measurement.ts';
import { percent, percentInterval } from '../data/format.ts';
import { evalsWords } from './evals-words.ts';

const { models: words } = evalsWords;

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 60;
const BOTTOM = 34;
const TOP = 10;
const RIGHT = 20;
/** Room that a label along the axis takes. */
const LABEL = 48;

/** Rates along sizes or steps, with a band for intervals; the same in a table. */
export function SeriesChart({ trend }: { readonly trend: MeasuredTrend }) {
  const { points, over, series } = trend;
  const place = scaleOf(points.map(({ at }) => at));
  const x = (at: number) => LEFT + place(at) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
  const labelled = apart(
    points.map(({ at }) => at),
    x,
  );
  const along = (heightOf: (point: MeasuredTrend['points'][number]) => number) =>
    points.map((point) => `${x(point.at).toFixed(1)},${y(heightOf(point)).toFixed(1)}`);
  const band = [...along(({ interval }) => interval[1]), ...along(({ interval }) => interval[0]).reverse()];
  return (
    <figure className="series">
      <figcaption>
        <strong>
          <bdi>{series}</bdi>
        </strong>{' '}
        {words.verdict(trend)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((value) => (
          <g key={value}>
            <line
              className={value === 0.5 ? 'series-half' : 'series-grid'}
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(value)}
              y2={y(value)}
            />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {`${100 * value}%`}
            </text>
          </g>
        ))}
        <polygon className="series-band" points={band.join(' ')} />
        <polyline className="series-line" points={along(({ value }) => value).join(' ')} />
        {points.map(({ at, value, subject }) => (
          <g key={subject}>
            <circle className="series-dot" cx={x(at)} cy={y(value)} r={4} />
            {labelled.has(at) && (
              <text x={x(at)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
                {short(at)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <details>
        <summary>{evalsWords.asTable}</summary>
        <table className="evals-table">
          <thead>
            <tr>
              <th scope="col">{words.subject}</th>
              <th scope="col" className="number">
                {words.over[over]}
              </th>
              <th scope="col" className="number">
                {words.columns[2]}
              </th>
              <th scope="col" className="number">
                {words.columns[3]}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ subject, at, value, interval }) => (
              <tr key={subject}>
                <th scope="row">
                  <bdi>{subject}</bdi>
                </th>
                <td className="number">{short(at)}</td>
                <td className="number">{percent(value)}</td>
                <td className="number">{percentInterval(interval)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

/** From 0 to 1: logarithmic where all are above zero and far apart. */
function scaleOf(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isWide = least > 0 && most / least > 4;
  const on = (value: number) => (isWide ? Math.log(value) : value);
  const span = on(most) - on(least);
  return (value) => (span === 0 ? 0.5 : (on(value) - on(least)) / span);
}

/** Values that have room for their label, the least and the greatest first. */
function apart(values: readonly number[], x: (value: number) => number): ReadonlySet<number> {
  const ordered = values.toSorted((left, right) => left - right);
  const [least = 0] = ordered;
  const greatest = ordered.at(-1) ?? least;
  const chosen = new Set([least, greatest]);
  for (const value of ordered) {
    if ([...chosen].every((other) => Math.abs(x(other) - x(value)) >= LABEL)) chosen.add(value);
  }
  return chosen;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

function short(value: number): string {
  return compact.format(value);
}
