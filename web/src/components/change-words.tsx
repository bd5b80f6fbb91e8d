import type { Change } from '../../../src/public-records/release.ts';
import { isSure } from '../data/changes.ts';
import { points, pointsInterval, qValue } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';

/** By how much a share changed and how sure that is, in a line. */
export function ChangeWords({ change }: { readonly change: Change }) {
  const { difference, interval, q } = change;
  const mark = difference > 0 ? 'over' : 'under';
  return (
    <span className={isSure(change) ? `change-words ${mark}` : 'change-words'}>
      {isSure(change) && <MarkSign mark={mark} />} <b>{points(difference)}</b>
      <small>
        95% {pointsInterval(interval)}, {qValue(q)}
      </small>
    </span>
  );
}
