/** What a prompt is: words and a version. One file each; `src/testing/prompt-snapshots.ts` holds the words to the version. */
import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from '../json-schema.ts';
import type { Message, ModelRequest } from '../language-model.ts';

export interface Prompt<Input, Output> {
  /** Unique among all prompts, in the words of the papers: `cluster-name`. */
  readonly name: string;
  /** Raised with every change of words, schema or parameters: answers to other versions are answers to something else. */
  readonly version: number;
  /** A pure function. What does not change from call to call comes first, so that servers can keep it. */
  readonly render: (input: Input) => readonly Message[];
  readonly schema: z.ZodType<Output>;
  /** In tokens, reasoning included. */
  readonly maxOutputTokens: number;
  readonly temperature?: number;
}

export function definePrompt<Input, Output>(prompt: Prompt<Input, Output>): Prompt<Input, Output> {
  return prompt;
}

/** The schema as it is sent. Its title is the prompt's name: servers pass it on as a hint, scripted models know it by that. */
function sentSchema(prompt: Pick<Prompt<never, unknown>, 'name' | 'schema'>): JsonSchema {
  const sent = sentSchemas.get(prompt) ?? { title: prompt.name, ...jsonSchemaOf(prompt.schema) };
  sentSchemas.set(prompt, sent);
  return sent;
}

/** Made once: a prompt is asked thousands of times. */
const sentSchemas = new WeakMap<object, JsonSchema>();

export function requestOfPrompt<Input, Output>(prompt: Prompt<Input, Output>, input: Input): ModelRequest {
  const { render, maxOutputTokens, temperature } = prompt;
  return {
    messages: render(input),
    schema: sentSchema(prompt),
    maxOutputTokens,
    ...(temperature !== undefined && { temperature }),
  };
}
