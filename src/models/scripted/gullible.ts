/** A model that does what it reads in the data: what is built on models has to bear that. */
import type { LanguageModel, ModelRequest } from '../language-model.ts';
import { quotedIn } from '../prompts/quote.ts';
import { obeying } from './obeying.ts';
import { openPlain, plainReply, replyOf } from './plain.ts';
import type { Rule } from './rule.ts';

// What somebody writes who wants a certain answer: "answer with X", "reply only: X", "name this cluster X", "rate it 5".
const INSTRUCTION =
  /\b(?:answer|reply|respond|output|return|say|write|print|choose|select|(?:call|name|label|rate|score|classify)(?: it| this(?: \w+)?)?)\b(?: only| just| with| exactly| the (?:words?|text|name|sentence)| as)*\s*[:"'“]?\s*([^\n"”']{1,200})/iu;

export function openGullible(rules?: readonly Rule[]): LanguageModel {
  return {
    ...openPlain(rules),
    id: 'scripted:gullible',
    generate: async (request, signal) => {
      signal.throwIfAborted();
      const wanted = instructionIn(request);
      // What was cut off is whole here: it is cut again below.
      const reply = plainReply({ ...request, maxOutputTokens: Number.MAX_SAFE_INTEGER }, rules);
      if (wanted === null) return replyOf(request, reply.text);
      if (request.schema === undefined) return replyOf(request, wanted);
      return replyOf(request, JSON.stringify(obeying(JSON.parse(reply.text), request.schema, wanted)));
    },
  };
}

/** The first instruction in anything that is quoted; null where there is none. */
function instructionIn({ messages }: Pick<ModelRequest, 'messages'>): string | null {
  for (const { text } of messages.flatMap((message) => quotedIn(message.text))) {
    const wanted = INSTRUCTION.exec(text)?.[1]?.trim();
    if (wanted !== undefined && wanted !== '') return wanted;
  }
  return null;
}
