import type { FacetDefinition } from '../facets/definitions.ts';

/** A facet whose values are a model's answers to a question. */
export interface QuestionedFacet {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly hint: string | null;
  readonly examples: readonly string[];
  /** Of an ordinal: the least and the greatest. */
  readonly scale: readonly [number, number] | null;
}

export function questionedFacets(definitions: readonly FacetDefinition[]): QuestionedFacet[] {
  return definitions.flatMap(({ name, title, source }) => {
    if (!('asked' in source)) return [];
    const { question, answer, range, hint = null, examples = [] } = source.asked;
    const scale = answer === 'ordinal' ? (range ?? null) : null;
    return [{ name, title, question, hint, examples, scale }];
  });
}
