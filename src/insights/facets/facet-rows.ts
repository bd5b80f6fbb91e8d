/** What the facets stage keeps of a conversation. */
import { normalize } from '../../text/words.ts';
import type { Conversation, FacetRow, FacetValue } from '../records.ts';
import type { FacetDefinition } from './definitions.ts';
import { languageOf } from './language.ts';
import { NAMING_WORDS, requestOf } from './request-text.ts';

export function facetRowOf(conversation: Conversation, definitions: readonly FacetDefinition[]): FacetRow {
  const { id, account = null, messages } = conversation;
  const words = requestOf(messages, NAMING_WORDS);
  const language = languageOf(words);
  return {
    conversation: id,
    account,
    request: requestOf(messages),
    words,
    language,
    values: Object.fromEntries(
      definitions.map((definition) => [definition.name, facetValue(definition, conversation, language)]),
    ),
  };
}

function facetValue({ source, kind }: FacetDefinition, conversation: Conversation, language: string): FacetValue {
  if ('field' in source) return fieldValue(conversation.fields[source.field], kind);
  const turns = conversation.messages.filter((message) => message.role === 'user');
  switch (source.computed) {
    case 'turns':
      return turns.length;
    case 'length':
      return turns.reduce((sum, turn) => sum + turn.text.length, 0);
    case 'language':
      return language === 'und' ? null : language;
    case 'time':
      return conversation.startedAt?.slice(0, 10) ?? null;
  }
}

function fieldValue(value: string | number | boolean | undefined, kind: FacetDefinition['kind']): FacetValue {
  if (value === undefined) return null;
  if (kind === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? number : null;
  }
  if (kind === 'time') {
    const time = new Date(typeof value === 'number' && value < 1e11 ? value * 1000 : String(value));
    return Number.isFinite(time.getTime()) ? time.toISOString().slice(0, 10) : null;
  }
  const text = normalize(String(value)).replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}
