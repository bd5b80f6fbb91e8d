/** From raw facet values to the few labels that a table shows. */
import type { FacetRow, FacetValue } from '../records.ts';
import type { FacetDefinition } from './definitions.ts';

export interface LabelledFacet {
  readonly name: string;
  readonly title: string;
  readonly kind: FacetDefinition['kind'];
  /** Labels in the order in which they are shown. */
  readonly labels: readonly string[];
  /** Position in `labels` of every row's value. */
  readonly values: Int32Array;
}

export const OTHER = 'other';
export const NOT_GIVEN = 'not given';

/** Nothing is shown by being labelled: which labels and cells are published is for the gate to say. */
export function labelFacets(definitions: readonly FacetDefinition[], rows: readonly FacetRow[]): LabelledFacet[] {
  return definitions.map((definition) => {
    const raw = rows.map((row) => row.values[definition.name] ?? null);
    const { name, title = name, kind } = definition;
    return { name, title, kind, ...labelsOf(definition, raw) };
  });
}

type Labels = Pick<LabelledFacet, 'labels' | 'values'>;

function labelsOf(definition: FacetDefinition, raw: readonly FacetValue[]): Labels {
  switch (definition.kind) {
    case 'number':
      return numberLabels(raw, definition.bins);
    case 'time':
      return ordered(raw.map(timeStep(raw)));
    case 'category':
      return categoryLabels(raw, definition.limit);
  }
}

function categoryLabels(raw: readonly FacetValue[], limit: number): Labels {
  const counts = new Map<string, number>();
  for (const value of raw) if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const kept = [...counts]
    .sort(mostFirst)
    .slice(0, limit)
    .map(([value]) => value);
  const keep = new Set(kept);
  const written = raw.map((value) => (value === null ? NOT_GIVEN : keep.has(String(value)) ? String(value) : OTHER));
  return positioned([...kept, OTHER, NOT_GIVEN], written);
}

function mostFirst([left, leftCount]: [string, number], [right, rightCount]: [string, number]): number {
  return rightCount - leftCount || (left < right ? -1 : 1);
}

function numberLabels(raw: readonly FacetValue[], bins: readonly number[] | undefined): Labels {
  const numbers = raw.filter((value) => typeof value === 'number');
  const edges = (bins ?? defaultEdges(numbers)).toSorted((left, right) => left - right);
  const whole = numbers.every(Number.isInteger);
  const labels = Array.from({ length: edges.length + 1 }, (_, bin) => binLabel(edges, bin, whole));
  const written = raw.map((value) => {
    if (typeof value !== 'number') return NOT_GIVEN;
    return labels[edges.filter((edge) => value >= edge).length] as string;
  });
  return positioned([...labels, NOT_GIVEN], written);
}

/** Fifths of the values, rounded to 1, 2 or 5 times a power of ten: round numbers give no value away. */
function defaultEdges(numbers: readonly number[]): number[] {
  const sorted = numbers.toSorted((left, right) => left - right);
  const fifths = [0.2, 0.4, 0.6, 0.8].map((share) => roundEdge(sorted[Math.floor(share * sorted.length)] ?? 0));
  return [...new Set(fifths)];
}

function roundEdge(value: number): number {
  if (value === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.abs(value) / power;
  const nearest = [1, 2, 5, 10].reduce((best, step) =>
    Math.abs(step - digits) < Math.abs(best - digits) ? step : best,
  );
  return Math.sign(value) * Number((nearest * power).toPrecision(1));
}

function binLabel(edges: readonly number[], bin: number, whole: boolean): string {
  const low = edges[bin - 1];
  const high = edges[bin];
  if (low === undefined) return high === undefined ? 'any' : whole && high === 2 ? '1 or less' : `under ${high}`;
  if (high === undefined) return `${low} or more`;
  if (!whole) return `${low} to under ${high}`;
  return high === low + 1 ? String(low) : `${low} to ${high - 1}`;
}

const DAY_MS = 86_400_000;
const DAYS_SHOWN = 14;
const WEEKS_SHOWN = 26;

/** Days over two weeks, weeks over half a year, else months; the step is the same for the whole table. */
function timeStep(raw: readonly FacetValue[]): (value: FacetValue) => string {
  const days = raw.flatMap((value) => (typeof value === 'string' ? Date.parse(value) / DAY_MS : []));
  const span =
    days.reduce((most, day) => Math.max(most, day), -Infinity) -
    days.reduce((least, day) => Math.min(least, day), Infinity);
  return (value) => {
    if (typeof value !== 'string') return NOT_GIVEN;
    if (span < DAYS_SHOWN) return value;
    return span < 7 * WEEKS_SHOWN ? mondayOf(value) : value.slice(0, 7);
  };
}

/** The Monday of the week, ISO 8601. */
function mondayOf(day: string): string {
  const time = Date.parse(day);
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

function ordered(written: readonly string[]): Labels {
  const labels = [...new Set(written)].filter((label) => label !== NOT_GIVEN).sort();
  return positioned([...labels, NOT_GIVEN], written);
}

/** Labels that no row has are left out. */
function positioned(order: readonly string[], written: readonly string[]): Labels {
  const used = new Set(written);
  const labels = [...new Set(order)].filter((label) => used.has(label));
  const position = new Map(labels.map((label, index) => [label, index]));
  return { labels, values: Int32Array.from(written, (label) => position.get(label) as number) };
}
