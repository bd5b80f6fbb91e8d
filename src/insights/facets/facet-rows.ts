import type { Conversation, FacetRow } from '../records.ts';
import type { FacetDefinition } from './definitions.ts';
import { createFacetReader } from './facet-values.ts';
import type { LanguageDetector } from './language.ts';
import { NAMING_WORDS, REQUEST_WORDS, requestOf } from './request-text.ts';

export interface FacetRowOptions {
  readonly detectLanguage: LanguageDetector;
  /** Words of the request that are embedded; default `REQUEST_WORDS`. */
  readonly requestWords?: number;
}

/** The facet row of a conversation: its request, its words, their language, and the values of the defined facets. */
export function facetRowOf(
  conversation: Conversation,
  definitions: readonly FacetDefinition[],
  { detectLanguage, requestWords = REQUEST_WORDS }: FacetRowOptions,
): FacetRow {
  const words = requestOf(conversation.messages, NAMING_WORDS);
  const language = detectLanguage(words);
  return {
    conversation: conversation.id,
    account: conversation.account ?? null,
    request: requestOf(conversation.messages, requestWords),
    words,
    language,
    values: createFacetReader(definitions)({ conversation, language }),
  };
}
