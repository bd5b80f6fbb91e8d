/** Whether a behavior grows or falls with the size of models, or with steps of their training. */
import { fourDecimals } from '../../../core/figures.ts';
import type { Random } from '../../../core/random.ts';
import type { MeasuredTrend, Rate, Subject } from '../../../public-records/measurement.ts';
import { falseDiscoveryRates, logisticFit, trend } from '../../../stats/index.ts';

export interface Series {
  readonly name: string;
  readonly over: MeasuredTrend['over'];
  readonly subjects: readonly Subject[];
}

/** Subjects of one family and form: of one training at several sizes, of one size after several steps. */
export function seriesOf(subjects: readonly Subject[]): Series[] {
  return [...seriesOver('parameters', 'steps', subjects), ...seriesOver('steps', 'parameters', subjects)];
}

function seriesOver(over: Series['over'], fixed: Series['over'], subjects: readonly Subject[]): Series[] {
  const known = subjects.filter((subject) => subject.family !== null && subject[over] !== null);
  const groups = Map.groupBy(known, ({ family, form, ...rest }) => JSON.stringify([family, form, rest[fixed]]));
  return [...groups.values()].flatMap((own) => {
    if (new Set(own.map((subject) => subject[over])).size < 2) return [];
    const { family, form } = own[0] as Subject;
    const at = own[0]?.[fixed] ?? null;
    const name = [family, form === 'base' ? 'base' : null, at === null ? null : `${at} ${fixed}`];
    const subjectsInOrder = own.toSorted((one, other) => (one[over] as number) - (other[over] as number));
    return [{ name: name.filter((part) => part !== null).join(', '), over, subjects: subjectsInOrder }];
  });
}

/** Not yet corrected for others; null where fewer than two that differ in what it is over have a figure. */
export function trendOf(
  { name, over, subjects }: Series,
  set: string,
  rates: ReadonlyMap<string, Rate>,
  random: Random,
): Omit<MeasuredTrend, 'q'> | null {
  const points = subjects.flatMap((subject) => {
    const figure = rates.get(subject.name)?.meanProbability;
    if (figure === null || figure === undefined) return [];
    return [{ subject: subject.name, at: subject[over] as number, value: figure.value, interval: figure.interval }];
  });
  if (new Set(points.map(({ at }) => at)).size < 2) return null;
  // Steps begin at none.
  const positions = points.map(({ at }) => (over === 'steps' ? Math.log1p(at) : Math.log(at)));
  const { verdict, change, interval, dip, p, power } = trend(
    positions,
    points.map(({ value }) => value),
    { random },
  );
  const isKnown = interval.every(Number.isFinite);
  return {
    set,
    series: name,
    over,
    points,
    verdict,
    change: fourDecimals(change),
    interval: isKnown ? [fourDecimals(interval[0]), fourDecimals(interval[1])] : null,
    dip: fourDecimals(dip),
    p,
    power,
    items: itemsOf(positions, points, rates),
  };
}

function itemsOf(
  positions: readonly number[],
  points: MeasuredTrend['points'],
  rates: ReadonlyMap<string, Rate>,
): NonNullable<MeasuredTrend['items']> | null {
  const rows = points.flatMap(({ subject }, at) => {
    const { matchRate, answered: trials = 0 } = rates.get(subject) ?? {};
    const x = (positions[at] as number) / Math.LN10;
    return matchRate === null || matchRate === undefined ? [] : [{ x, successes: matchRate.value * trials, trials }];
  });
  const outcome = logisticFit(rows);
  if (outcome.kind !== 'fit') return null;
  const { slope, interval } = outcome.fit;
  const [oddsRatio, low, high] = [slope, interval[0], interval[1]].map((end) => fourDecimals(Math.exp(end)));
  const answers = rows.reduce((sum, { trials }) => sum + trials, 0);
  return isOdds(oddsRatio) && isOdds(low) && isOdds(high) ? { oddsRatio, interval: [low, high], answers } : null;
}

/** Of a fit that is next to separated they are too far off to be told. */
function isOdds(odds: number | undefined): odds is number {
  return odds !== undefined && odds > 0 && Number.isFinite(odds);
}

/** Trends that were not tested are none of the tests. */
export function correctedTrends(trends: readonly Omit<MeasuredTrend, 'q'>[]): MeasuredTrend[] {
  const tested = trends.filter(({ p }) => p !== null);
  const rates = falseDiscoveryRates(tested.map(({ p }) => p as number));
  return trends.map((one) => ({ ...one, q: one.p === null ? null : (rates[tested.indexOf(one)] as number) }));
}
