import type { OverTime, PublicCluster } from '../../../src/public-records/release.ts';
import { percent } from '../data/format.ts';
import { mostOf, timeLine } from '../data/time-line.ts';
import { usePlace } from '../state/use-place.ts';
import { trendsWords } from '../trends-words.ts';
import { ChangeWords } from './change-words.tsx';

interface TimeTileProps {
  readonly cluster: PublicCluster;
  readonly told: OverTime['clusters'][string];
  readonly windows: readonly string[];
}

const [WIDTH, HEIGHT] = [240, 84];

/** The share of a cluster over time: a line in its band. What it says stands beside it in words. */
export function TimeTile({ cluster, told, windows }: TimeTileProps) {
  const { place, link } = usePlace();
  const most = mostOf(told.shares);
  const { lines, bands, points } = timeLine(told.shares, { width: WIDTH, height: HEIGHT, most });
  const shown = told.shares.filter((share) => share !== null).length;
  const { overTime } = trendsWords;
  return (
    <li className={place.cluster === cluster.id ? 'time-tile chosen' : 'time-tile'}>
      <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
      {told.change === null ? (
        <span className="change-words">{overTime.noLine}</span>
      ) : (
        <ChangeWords change={told.change} />
      )}
      <svg className="time-chart" viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} aria-hidden="true">
        <line className="slope-axis" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {bands.map((band) => (
          <path key={band} className="time-band" d={band} />
        ))}
        {lines.map((line) => (
          <path key={line} className="time-line" d={line} />
        ))}
        {points.map(({ x, y, low, high }) => (
          <g key={x}>
            <line className="slope-interval" x1={x} x2={x} y1={low} y2={high} />
            <circle className="time-point" cx={x} cy={y} r={3} />
          </g>
        ))}
      </svg>
      <span className="time-axis" aria-hidden="true">
        <span>{shortLabel(windows[0])}</span>
        <span>0 to {percent(most)}</span>
        <span>{shortLabel(windows.at(-1))}</span>
      </span>
      <span className="visually-hidden">{overTime.windows(shown, windows.length)}</span>
    </li>
  );
}

/** `2026-03-09 week` without the word. */
function shortLabel(label = ''): string {
  return label.replace(' week', '');
}
