import type { LanguageDetector } from '../../text/language.ts';
import type { WayToShorten } from '../../text/shortened-text.ts';
import type { Conversation, FacetRow, FacetValue } from '../records.ts';
import type { FacetDefinition } from './definitions.ts';
import { createFacetReader } from './facet-values.ts';
import { REQUEST_WORDS, requestOf } from './request-text.ts';

export interface FacetRowOptions {
  readonly detectLanguage: LanguageDetector;
  /** What a model answered, by the name of the facet. Absent where none was asked. */
  readonly answers?: Readonly<Record<string, FacetValue>>;
  /** What counts of a long conversation. Default: its beginning. */
  readonly shorten?: WayToShorten;
}

/** The facet row of a conversation: the text that it is clustered by, the language of it, and the values of the defined facets. */
export function facetRowOf(
  conversation: Conversation,
  definitions: readonly FacetDefinition[],
  { detectLanguage, answers = {}, shorten }: FacetRowOptions,
): FacetRow {
  const written = requestOf(conversation.messages, REQUEST_WORDS, shorten);
  const language = detectLanguage(written);
  const clustered = definitions.find((definition) => definition.clustered);
  const request = clustered === undefined ? written : String(answers[clustered.name] ?? '');
  return {
    conversation: conversation.id,
    account: conversation.account ?? null,
    request,
    // Answers are asked for in English; a model that does not follow is seen here.
    language: clustered === undefined ? language : detectLanguage(request),
    values: createFacetReader(definitions)({ conversation, language, answers }),
  };
}
