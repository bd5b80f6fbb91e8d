/** Functions that give a definition its type and change nothing. */
import type { ConversationFormat } from '../insights/conversations/format.ts';
import type { FacetDefinition } from '../insights/facets/definitions.ts';

/** A facet that is a field of the input: what `facets` of the settings or of the configuration holds. */
export type FieldFacet = Partial<Omit<FacetDefinition, 'source'>> & {
  /** Dotted name of the field, as `meta.plan`. */
  readonly field: string;
};

export function defineFacet<Facet extends FieldFacet>(facet: Facet): Facet {
  return facet;
}

/** A format of conversations for `formats` of `analyze`. */
export function defineFormat<Format extends ConversationFormat>(format: Format): Format {
  return format;
}
