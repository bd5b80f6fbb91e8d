/** A model that does what it reads in the data: what is built on models has to bear that. */

import type { JsonSchema } from '../json-schema.ts';
import type { LanguageModel, ModelRequest } from '../language-model.ts';
import { quotedIn } from '../prompts/quote.ts';
import { openPlain, plainReply, replyOf } from './plain.ts';

// What somebody writes who wants a certain answer: "answer with X", "reply only: X", "name this cluster X", "say X".
const INSTRUCTION =
  /\b(?:answer|reply|respond|output|return|say|write|print|call (?:it|this)|name (?:it|this(?: cluster)?))\b(?: only| just| with| exactly| the (?:words?|text|name|sentence)| as)*\s*[:"'“]?\s*([^\n"”']{1,200})/iu;

export function openGullible(): LanguageModel {
  return {
    ...openPlain(),
    id: 'scripted:gullible',
    generate: async (request, signal) => {
      signal.throwIfAborted();
      const wanted = instructionIn(request);
      const reply = plainReply(request);
      if (wanted === null) return reply;
      if (request.schema === undefined) return replyOf(request, wanted);
      return replyOf(request, JSON.stringify(obeying(JSON.parse(reply.text), request.schema, wanted)));
    },
  };
}

/** The first instruction in anything that is quoted; null where there is none. */
export function instructionIn({ messages }: Pick<ModelRequest, 'messages'>): string | null {
  for (const { text } of messages.flatMap((message) => quotedIn(message.text))) {
    const wanted = INSTRUCTION.exec(text)?.[1]?.trim();
    if (wanted !== undefined && wanted !== '') return wanted;
  }
  return null;
}

/** The value with what is wanted in every place that takes a text of one's own. */
function obeying(value: unknown, schema: JsonSchema, wanted: string): unknown {
  if (Array.isArray(value)) return value.map((item) => obeying(item, (schema['items'] ?? {}) as JsonSchema, wanted));
  if (typeof value === 'object' && value !== null) {
    const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, obeying(member, properties[name] ?? {}, wanted)]),
    );
  }
  const choices = schema['enum'] as readonly unknown[] | undefined;
  if (choices !== undefined) return choices.includes(wanted) ? wanted : value;
  return typeof value === 'string' ? wanted.slice(0, Number(schema['maxLength'] ?? wanted.length)) : value;
}
