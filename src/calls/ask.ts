/** A prompt's answer as a value of its schema. What goes wrong in an answer is an outcome, not an exception. */
import type { z } from 'zod';
import { jsonIn } from '../models/json-answer.ts';
import type { LanguageModel, ModelRequest } from '../models/language-model.ts';
import { type Prompt, requestOfPrompt } from '../models/prompts/prompt.ts';
import type { Caller, CommittedReply } from './call.ts';
import { complaint, whatIsWrong } from './complaint.ts';

export type Answer<Value> =
  | { readonly outcome: 'answered'; readonly value: Value; readonly reply: CommittedReply }
  /** The model would not. `too-long`: the prompt does not fit. `truncated`: twice the room was not enough either. */
  | { readonly outcome: 'refused' | 'too-long' | 'truncated' | 'malformed'; readonly reply: CommittedReply };

export interface AskOptions {
  /** Which of several draws. Default: 0. */
  readonly sample?: number;
  /** How often a malformed answer is sent back with what is wrong with it. Default: 2. */
  readonly repairs?: number;
}

const REPAIRS = 2;
/** Calls that one answer takes at most, by default: itself, once more with more room, and sent back with what is wrong. */
export const MOST_ASKED = 2 + REPAIRS;

/** Each attempt to get a well-formed answer is a call of its own, with a request of its own. */
export async function ask<Input, Value>(
  caller: Caller,
  prompt: Prompt<Input, Value>,
  input: Input,
  { sample = 0, repairs = REPAIRS }: AskOptions = {},
): Promise<Answer<Value>> {
  const { name, version } = prompt;
  const first = requestFor(caller.model, prompt, input);
  let request = first;
  for (let repaired = 0; ; ) {
    const reply = await caller.call({ prompt: { name, version }, request, sample });
    const { finish } = reply;
    if (finish === 'refused' || finish === 'too-long') return { outcome: finish, reply };
    const read = readAnswer(prompt.schema, reply.text);
    if ('value' in read) return { outcome: 'answered', value: read.value, reply };
    if (finish === 'length') {
      if (request.maxOutputTokens > first.maxOutputTokens) return { outcome: 'truncated', reply };
      request = { ...request, maxOutputTokens: 2 * request.maxOutputTokens };
    } else {
      if (repaired++ === repairs) return { outcome: 'malformed', reply };
      request = { ...request, messages: [...first.messages, complaint(repaired, reply.text, read.wrong)] };
    }
  }
}

/** An answer of ours needs no long thought; what the model takes all the same is beside the room for the answer. */
export function requestFor<Input, Value>(
  { capabilities }: Pick<LanguageModel, 'capabilities'>,
  prompt: Prompt<Input, Value>,
  input: Input,
): ModelRequest {
  const request = requestOfPrompt(prompt, input);
  return { ...request, maxOutputTokens: request.maxOutputTokens + capabilities.reasoningTokens, reasoning: 'least' };
}

function readAnswer<Value>(schema: z.ZodType<Value>, text: string): { value: Value } | { wrong: string } {
  const json = jsonIn(text);
  if (json === undefined) return { wrong: text.trim() === '' ? 'It was empty.' : 'It was not JSON.' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  return { wrong: whatIsWrong(parsed.error.issues) };
}
