/** What a release says of changes. All of it follows from what is decided to be shown, and from what an earlier release shows. */
import type { Trends } from '../../public-records/trends.ts';
import type { Thresholds } from '../thresholds.ts';
import { type EarlierRelease, mayTell } from './earlier-release.ts';
import { sharesOverTime } from './over-time.ts';
import { changesSince, type ShownFigures } from './since.ts';

/** Null where there is nothing to say. @param earlier null where the run continues no other */
export function trendsOf(
  { clusters, facets }: Omit<ShownFigures, 'counting'>,
  thresholds: Thresholds,
  earlier: EarlierRelease | null,
): Trends | null {
  const { counting } = thresholds;
  const overTime = facets.map((table) => sharesOverTime(table, counting)).filter((one) => one !== null);
  const isTold = earlier !== null && mayTell(earlier, thresholds);
  if (overTime.length === 0 && !isTold) return null;
  return {
    method: 1,
    ...(isTold && { since: changesSince({ clusters, facets, counting }, earlier) }),
    overTime,
  };
}
