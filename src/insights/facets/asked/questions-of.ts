import type { FacetDefinition } from '../definitions.ts';
import type { NamedQuestion } from './facets-prompt.ts';

/** The questions among the facets, in their order. */
export function questionsOf(facets: readonly FacetDefinition[]): NamedQuestion[] {
  return facets.flatMap(({ name, source }) => ('asked' in source ? [{ name, question: source.asked }] : []));
}
