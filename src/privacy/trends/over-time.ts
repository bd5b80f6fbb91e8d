/** Shares of clusters over time, from shown cells of tables of time alone. */
import type { CellRow, FacetTable } from '../../public-records/release.ts';
import type { OverTime } from '../../public-records/trends.ts';
import { wilsonInterval } from '../../stats/intervals.ts';
import { shareTrend } from '../../stats/share-trend.ts';
import { rounded, shownChanges, type Tested } from './change.ts';
import { stepOf, windowsBetween } from './time-windows.ts';

/** Fewer show no line. */
const LEAST_WINDOWS = 3;

/** All conversations of a window. */
interface Window {
  readonly label: string;
  readonly conversations: number;
  /** People behind them, as a sample. */
  readonly size: number;
}

type Shares = OverTime['clusters'][string]['shares'];

/** Null where the table is no table of time, or shows fewer than three windows of all conversations. */
export function sharesOverTime(table: FacetTable, counting: 'accounts' | 'conversations'): OverTime | null {
  const { facet, title, kind, values, baseline, clusters } = table;
  const shown = baseline.cells.flatMap((cell): Window[] => {
    const label = values[cell.value] as string;
    return stepOf(label) === null ? [] : [{ label, conversations: cell.conversations, size: cell[counting] }];
  });
  const step = stepOf(shown[0]?.label ?? '');
  const isOne = shown.every(({ label }) => stepOf(label) === step);
  if (kind !== 'time' || step === null || !isOne || shown.length < LEAST_WINDOWS) return null;
  const labels = shown.map(({ label }) => label).sort();
  const windows = windowsBetween(labels[0] as string, labels.at(-1) as string, step);
  if (windows === null) return null;
  const byLabel = new Map(shown.map((window) => [window.label, window]));
  const rows = Object.entries(clusters)
    .map(([id, row]) => ({ id, shares: sharesOf(row, values, windows, byLabel) }))
    .filter(({ shares }) => shares.some((share) => share !== null));
  const trends = rows.map(({ shares }) => trendOf(shares, windows, byLabel));
  const changes = shownChanges(trends.filter((trend) => trend !== null));
  return {
    facet,
    title,
    step,
    windows: [...windows],
    clusters: Object.fromEntries(
      rows.map(({ id, shares }, place) => [
        id,
        { shares, change: trends[place] === null ? null : (changes.shift() ?? null) },
      ]),
    ),
  };
}

/** Where a row hides nothing, a cell that is not there is empty. */
function sharesOf(
  row: CellRow,
  values: readonly string[],
  windows: readonly string[],
  all: ReadonlyMap<string, Window>,
): Shares {
  const cells = new Map(row.cells.map(({ value, conversations }) => [values[value], conversations]));
  const empty = row.withheld === null ? 0 : null;
  return windows.map((label) => {
    const window = all.get(label);
    const own = cells.get(label) ?? empty;
    if (window === undefined || own === null) return null;
    const share = own / window.conversations;
    const [low, high] = wilsonInterval(share * window.size, window.size);
    return [rounded(share, 6), rounded(low, 4), rounded(high, 4)];
  });
}

function trendOf(shares: Shares, windows: readonly string[], all: ReadonlyMap<string, Window>): Tested | null {
  const points = shares.flatMap((share, time) =>
    share === null ? [] : [{ time, share: share[0], size: (all.get(windows[time] as string) as Window).size }],
  );
  const trend = shareTrend(points);
  if (trend === null) return null;
  const { first: before, last: now, ...change } = trend;
  return { before, now, ...change };
}
