import type { Conversation, FacetRow } from '../records.ts';
import type { FacetDefinition } from './definitions.ts';
import { createFacetReader } from './facet-values.ts';
import type { LanguageDetector } from './language.ts';
import { requestOf } from './request-text.ts';

export interface FacetRowOptions {
  readonly detectLanguage: LanguageDetector;
}

/** The facet row of a conversation: its request, the language of it, and the values of the defined facets. */
export function facetRowOf(
  conversation: Conversation,
  definitions: readonly FacetDefinition[],
  { detectLanguage }: FacetRowOptions,
): FacetRow {
  const request = requestOf(conversation.messages);
  const language = detectLanguage(request);
  return {
    conversation: conversation.id,
    account: conversation.account ?? null,
    request,
    language,
    values: createFacetReader(definitions)({ conversation, language }),
  };
}
