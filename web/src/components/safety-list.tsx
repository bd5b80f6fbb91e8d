import { useId, useState } from 'react';
import { percent, percentInterval } from '../data/format.ts';
import type { SafetyRow, Thresholds } from '../data/quadrants.ts';
import { safetyWords } from '../safety-words.ts';
import { usePlace } from '../state/use-place.ts';
import { concernSaid, range } from '../words.ts';

interface SafetyListProps {
  readonly heading: string;
  readonly note?: string;
  readonly rows: readonly SafetyRow[];
  readonly thresholds: Thresholds;
}

const STEP = 10;

/** Clusters by how concerning they are, each with its interval on a line from 1 to 5. */
export function SafetyList({ heading, note, rows, thresholds }: SafetyListProps) {
  const id = useId();
  const [asked, setAsked] = useState(STEP);
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {heading} <span className="fate-count">{rows.length}</span>
      </h3>
      {note !== undefined && <p className="withheld-note">{note}</p>}
      {rows.length === 0 && <p className="withheld-note">{safetyWords.nobody}</p>}
      <ol className="safety-list">
        {rows.slice(0, asked).map((row) => (
          <Line key={row.cluster.id} row={row} threshold={thresholds.concern} />
        ))}
      </ol>
      {asked < rows.length && (
        <button type="button" className="button" onClick={() => setAsked(asked + STEP)}>
          {safetyWords.more(Math.min(STEP, rows.length - asked))}
        </button>
      )}
    </section>
  );
}

function Line({ row, threshold }: { readonly row: SafetyRow; readonly threshold: number }) {
  const { place, link } = usePlace();
  const { cluster, concern, flags, isSure } = row;
  return (
    <li className={cluster.id === place.cluster ? 'chosen' : undefined}>
      <span>
        <a href={link({ page: '', cluster: cluster.id })}>{cluster.name}</a>
        {!isSure && <span className="list-parent">{safetyWords.unsure}</span>}
      </span>
      <RatingLine concern={concern} threshold={threshold} />
      <b>{range(concern.mean, (rating) => rating.toFixed(1))}</b>
      <span className="visually-hidden">{concernSaid(concern)}</span>
      {flags !== null && (
        <small title={`95% interval ${percentInterval(flags.interval)}`}>
          {range(flags, percent)} {safetyWords.table.flagColumns[0].toLowerCase()}
          <span className="visually-hidden">, 95% interval {percentInterval(flags.interval)}</span>
        </small>
      )}
    </li>
  );
}

interface RatingLineProps extends Pick<SafetyRow, 'concern'> {
  readonly threshold: number;
}

const WIDTH = 160;
const placeOf = (rating: number): number => ((rating - 1) / 4) * WIDTH;

function RatingLine({ concern: { mean }, threshold }: RatingLineProps) {
  const [low, high] = mean.interval;
  return (
    <svg className="rating-line" viewBox={`-4 0 ${WIDTH + 8} 14`} aria-hidden="true">
      <line x1={0} x2={WIDTH} y1={7} y2={7} className="ratio-axis" />
      <line x1={placeOf(threshold)} x2={placeOf(threshold)} y1={0} y2={14} className="threshold" />
      <line x1={placeOf(low)} x2={placeOf(high)} y1={7} y2={7} className="rating-interval" />
      <line x1={placeOf(mean.least) - 2.5} x2={placeOf(mean.most) + 2.5} y1={7} y2={7} className="rating-known" />
    </svg>
  );
}
