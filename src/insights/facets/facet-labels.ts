/** From the values of all rows to the labels under which they are counted: bins, weeks, pooled categories. */
import type { FacetRow } from '../records.ts';
import { categoryLabels, orderedLabels } from './category-labels.ts';
import { DEFAULT_LIMIT, type FacetDefinition, isTableFacet, type TableFacet } from './definitions.ts';
import { type IsRare, type LabelledRow, NOT_GIVEN, type RowLabels } from './labels.ts';
import { numberLabels } from './number-labels.ts';
import { timeLabels } from './time-labels.ts';

export { NOT_GIVEN, OTHER } from './labels.ts';

export interface LabelledFacet {
  readonly name: string;
  readonly title: string;
  readonly kind: TableFacet['kind'];
  /** Labels that some row has, in the order in which they are shown; `NOT_GIVEN` last. */
  readonly labels: readonly string[];
  /** Position in `labels` of every row's value. */
  readonly values: Int32Array;
}

/**
 * One entry a definition, in their order, but for texts, which are not counted; values that are rare are joined to their like. Nothing is shown by being
 * labelled: what is published is for the gate to say.
 *
 * @param rare the weakest sense of it first: each joins what those before have left, so that the labels under a stronger preset
 * are those under a weaker one, joined further
 */
export function labelFacets(
  definitions: readonly FacetDefinition[],
  rows: readonly LabelledRow[],
  rare: readonly IsRare[] = [],
): LabelledFacet[] {
  return definitions.filter(isTableFacet).map((definition) => {
    const { name, title, kind } = definition;
    return { name, title, kind, ...positioned(labelsOf(definition, rows, rare)) };
  });
}

function labelsOf(definition: TableFacet, rows: readonly LabelledRow[], rare: readonly IsRare[]): RowLabels {
  const { name, kind, order, bins, step, limit = DEFAULT_LIMIT, above } = definition;
  const values = rows.map((row) => (Object.hasOwn(row.values, name) ? (row.values[name] ?? null) : null));
  if (above !== undefined) return orderedLabels(values.map(asText), ['no', 'yes']);
  if (kind === 'number') return numberLabels(values.map(asNumber), bins, rare);
  if (kind === 'time') return timeLabels(values.map(asText), step);
  return order === undefined
    ? categoryLabels(values.map(asText), rows, limit, rare)
    : orderedLabels(values.map(asText), order);
}

function positioned({ order, values }: RowLabels): Pick<LabelledFacet, 'labels' | 'values'> {
  const used = new Set(values.map((value) => value ?? NOT_GIVEN));
  const labels = [...new Set([...order, NOT_GIVEN])].filter((label) => used.has(label));
  const position = new Map(labels.map((label, index) => [label, index]));
  return { labels, values: Int32Array.from(values, (value) => position.get(value ?? NOT_GIVEN) as number) };
}

function asNumber(value: FacetRow['values'][string]): number | null {
  return typeof value === 'number' ? value : null;
}

function asText(value: FacetRow['values'][string]): string | null {
  return value === null ? null : String(value);
}
