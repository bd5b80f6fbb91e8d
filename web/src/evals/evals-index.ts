/** Sets and measurements of a page, to be looked up. */
import type { EvalsPage, ShownItem, ShownMeasurement, ShownSet } from '../../../src/public-records/evals-page.ts';
import type { Rate } from '../../../src/public-records/measurement.ts';
import { plain, queryWords } from '../data/search.ts';

export interface EvalsIndex {
  readonly page: EvalsPage;
  /** The one of this name; the first for a name that is not there; undefined where there is none. */
  set(name: string): ShownSet | undefined;
  /** The one of this name; for a name that is not there the first in which this set was asked, else the first. */
  measurement(name: string, set: string): ShownMeasurement | undefined;
}

export function indexEvals(page: EvalsPage): EvalsIndex {
  return {
    page,
    set: (name) => page.sets.find((set) => set.name === name) ?? page.sets[0],
    measurement: (name, set) =>
      page.measurements.find((one) => one.name === name) ??
      page.measurements.find(({ results }) => results.sets.some((asked) => asked.name === set)) ??
      page.measurements[0],
  };
}

export interface ItemFilter {
  /** Words that all must be in the text or an option. */
  readonly search: string;
  /** Matching answer; empty for any. */
  readonly label: string;
  /** Least confidence, 0 to 1; items without one are above it only at 0. */
  readonly least: number;
  /** Of the map; null for any. */
  readonly cluster: number | null;
}

/** Positions of the items that are left, in their order. */
export function filteredItems(set: ShownSet, { search, label, least, cluster }: ItemFilter): number[] {
  const asked = queryWords(search);
  return (set.items ?? []).flatMap((item, at) => {
    const isLeft =
      (label === '' || item.matching.includes(label)) &&
      (least === 0 || (item.confidence ?? 0) >= least) &&
      (cluster === null || set.map?.places[at]?.[2] === cluster) &&
      (asked.length === 0 || holdsAll(item, asked));
    return isLeft ? [at] : [];
  });
}

function holdsAll({ text, options }: ShownItem, asked: readonly string[]): boolean {
  const told = plain([text, ...options.map(([, option]) => option)].join('\n'));
  return asked.every((word) => told.includes(word));
}

export interface ItemAnswer {
  readonly measurement: string;
  readonly subject: string;
  /** Probability of an answer that is counted; null where there is none. */
  readonly p: number | null;
}

/** What subjects answered to an item. @param at its position in the set */
export function answersTo(page: EvalsPage, set: string, at: number): ItemAnswer[] {
  return page.measurements.flatMap(({ name, results, answers }) => {
    const bySubject = answers && Object.hasOwn(answers, set) ? answers[set] : undefined;
    if (bySubject === undefined) return [];
    return results.subjects.flatMap(({ name: subject }) => {
      const own = Object.hasOwn(bySubject, subject) ? bySubject[subject] : undefined;
      return own === undefined ? [] : [{ measurement: name, subject, p: own[at] ?? null }];
    });
  });
}

/** Subjects of which an answer to the item hardly moves, whatever they are told to be; with the measurement where there are several. */
export function unmovedBy({ measurements }: EvalsPage, set: string, item: string): string[] {
  return measurements.flatMap(({ name, results: { robustness = [] } }) =>
    robustness
      .filter((one) => one.set === set && one.told.unmoved.includes(item))
      .map(({ subject }) => (measurements.length > 1 ? `${subject}, ${name}` : subject)),
  );
}

/** By set and subject. */
export function ratesBySet({ results }: ShownMeasurement): ReadonlyMap<string, ReadonlyMap<string, Rate>> {
  const bySet = Map.groupBy(results.rates, ({ set }) => set);
  return new Map([...bySet].map(([set, rates]) => [set, new Map(rates.map((rate) => [rate.subject, rate]))]));
}

/** How many items a set began with, and how many are left; null where that is not recorded. */
export function keptOf({ funnel, itemCount }: ShownSet): { readonly written: number; readonly kept: number } | null {
  const first = funnel?.[0];
  if (first === undefined) return null;
  const dropped = Object.values(first.dropped).reduce((sum, one) => sum + one, 0);
  return { written: first.kept + dropped, kept: itemCount };
}
