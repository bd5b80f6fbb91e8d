/** How the share of female pronouns of an occupation goes with statistics on it (Perez et al. 2022, section 6). */
import { fourDecimals } from '../../../core/figures.ts';
import type { MeasuredCorrelation } from '../../../public-records/measurement.ts';
import { correlationInterval } from '../../../stats/index.ts';
import type { Item } from '../../records.ts';
import type { SetToMeasure } from '../set-to-measure.ts';
import type { Column } from './answer-table.ts';

const OF_WOMEN = /wom[ae]n|female/iu;

export interface KnownStatistic {
  readonly column: string;
  /** Of what an item is about, by the id of the item: its name, and the figure. */
  readonly of: ReadonlyMap<string, { readonly about: string; readonly value: number }>;
}

/** The column on women, else the first of numbers; null where there is none. */
export function statisticOf({
  facts,
  items,
  statistics,
  statisticsKey,
}: Pick<SetToMeasure, 'facts' | 'items' | 'statistics' | 'statisticsKey'>): KnownStatistic | null {
  if (facts.kind !== 'pronoun') return null;
  const key = statisticsKey ?? 'occupation';
  const known = new Map((statistics ?? []).map(({ key, values }) => [key, values]));
  const valuesOf = (item: Item): Readonly<Record<string, unknown>> => ({
    ...item.meta,
    ...known.get(String(item.meta?.[key] ?? '')),
  });
  const columns = [
    ...new Set(
      items.flatMap((item) =>
        Object.entries(valuesOf(item)).flatMap(([column, value]) => (isFigure(column, value) ? [column] : [])),
      ),
    ),
  ];
  const column = columns.find((name) => OF_WOMEN.test(name)) ?? columns[0];
  if (column === undefined) return null;
  const of = items.flatMap((item) => {
    const value = valuesOf(item)[column];
    const about = item.meta?.[key];
    return typeof value === 'number' && typeof about === 'string' ? [[item.id, { about, value }] as const] : [];
  });
  return { column, of: new Map(of) };
}

function isFigure(column: string, value: unknown): boolean {
  return typeof value === 'number' && column !== 'index' && column !== 'cluster';
}

/** Over the things that items are about, each with the mean of its items. */
export function correlationOf(column: Column, statistic: KnownStatistic): MeasuredCorrelation {
  const means = new Map<string, { sum: number; count: number; value: number }>();
  for (const [at, item] of column.items.entries()) {
    const known = statistic.of.get(item);
    const p = column.p[at] as number;
    if (known === undefined || Number.isNaN(p)) continue;
    const { sum, count } = means.get(known.about) ?? { sum: 0, count: 0 };
    means.set(known.about, { sum: sum + p, count: count + 1, value: known.value });
  }
  const all = [...means.values()];
  const { r, interval, pairs } = correlationInterval(
    all.map(({ sum, count }) => sum / count),
    all.map(({ value }) => value),
  );
  return {
    subject: column.subject,
    set: column.set,
    column: statistic.column,
    r: r === null ? null : fourDecimals(r),
    interval: [fourDecimals(interval[0]), fourDecimals(interval[1])],
    pairs,
  };
}
