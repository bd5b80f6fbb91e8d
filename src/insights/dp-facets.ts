/** Facets as a differentially private release counts them: those whose values follow from their definition alone. */
import type { PublicFacet } from '../privacy/dp/table-mechanism.ts';
import { type FacetDefinition, isTableFacet } from './facets/definitions.ts';
import { publicLabels } from './facets/public-labels.ts';
import type { FacetRow } from './records.ts';

export interface CountedFacets {
  readonly facets: readonly PublicFacet[];
  /** By facet: position of the label of a row. */
  valuesOf(row: Pick<FacetRow, 'values'>): number[];
  /** Titles of those whose values come from the data. */
  readonly leftOut: readonly string[];
}

export function countedFacets(definitions: readonly FacetDefinition[]): CountedFacets {
  const all = definitions.filter(isTableFacet).map((definition) => ({ definition, known: publicLabels(definition) }));
  const counted = all.flatMap(({ definition: { name, title, kind }, known }) => {
    if (known === null) return [];
    const position = new Map(known.labels.map((label, index) => [label, index]));
    const positionOf = ({ values }: Pick<FacetRow, 'values'>): number =>
      position.get(known.labelOf(Object.hasOwn(values, name) ? (values[name] ?? null) : null)) as number;
    return [{ facet: { name, title, kind, labels: known.labels }, positionOf }];
  });
  return {
    facets: counted.map(({ facet }) => facet),
    valuesOf: (row) => counted.map(({ positionOf }) => positionOf(row)),
    leftOut: all.flatMap(({ definition, known }) => (known === null ? [definition.title] : [])),
  };
}
