/** How a scripted model answers one kind of prompt: a file each in `rules/`, from what stands in the prompt alone. */
import { hashOf } from '../../core/hash.ts';
import { createRandom, type Random } from '../../core/random.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Message, ModelRequest } from '../language-model.ts';
import { quotedIn } from '../prompts/quote.ts';

export interface Rule {
  /** Name of the prompt, which is the title of the schema that is sent. */
  readonly prompt: string;
  /** JSON of the prompt's schema. */
  readonly answer: (seen: Seen) => unknown;
}

/** How it answers with a word what has no schema, and is known by what it quotes. */
export interface WordRule {
  /** A name under which it quotes something. */
  readonly quoted: string;
  readonly answer: (seen: Seen) => string;
}

/** What there is to go by. */
export interface Seen {
  readonly messages: readonly Message[];
  /** What is asked for; empty where it is words. */
  readonly schema: JsonSchema;
  /** The first text that is quoted under a name; empty where there is none. */
  readonly quoted: (name: string) => string;
  /** Every quoted text, in order. */
  readonly allQuoted: readonly { readonly name: string; readonly text: string }[];
  /** The same for the same request. */
  readonly random: Random;
}

export function seenOf(request: ModelRequest): Seen {
  const allQuoted = request.messages.flatMap(({ text }) => quotedIn(text));
  return {
    messages: request.messages,
    schema: request.schema ?? {},
    quoted: (name) => allQuoted.find((quoted) => quoted.name === name)?.text ?? '',
    allQuoted,
    random: createRandom(hashOf(request.messages)),
  };
}
