/** What a model really gives, found out with a few small calls: what servers say of themselves is not believed. */
import { isAppError } from '../core/errors.ts';
import { CHOICE_ANSWERED, choicePrompt, choiceRequest } from '../models/prompts/check-choice.ts';
import { checkStructured } from '../models/prompts/check-structured.ts';
import { afterThought } from '../models/thought.ts';
import { ask } from './ask.ts';
import type { Caller, CommittedReply } from './call.ts';

export interface StructuredProbe {
  /** `answered` at the first attempt, after a repair, or what came instead. */
  readonly outcome: 'answered' | 'repaired' | 'refused' | 'too-long' | 'truncated' | 'malformed';
}

const SENTENCE = 'Where is the nearest station?';

/** @param sample another one asks anew */
export async function probeStructured(caller: Caller, sample: number): Promise<StructuredProbe> {
  const input = { sentence: SENTENCE };
  const first = await ask(caller, checkStructured, input, { sample, repairs: 0 });
  if (first.outcome !== 'malformed') return { outcome: first.outcome };
  const { outcome } = await ask(caller, checkStructured, input, { sample });
  return { outcome: outcome === 'answered' ? 'repaired' : outcome };
}

export interface LogprobsProbe {
  /** Most alternatives that came back for a token; 0: no probabilities at all. */
  readonly alternatives: number;
  /** Sum of the probabilities of the first token's alternatives: near 1 where they make sense. */
  readonly mass: number;
}

export async function probeLogprobs(caller: Caller, sample: number): Promise<LogprobsProbe> {
  const asked = caller.model.capabilities.logprobs;
  if (asked === 0) return { alternatives: 0, mass: 0 };
  const reply = await answerToChoice(caller, sample);
  const first = reply?.tokens?.[0]?.alternatives ?? [];
  const mass = first.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
  // Alternatives that add up to more than certainty, or to next to nothing, are no probabilities.
  return { alternatives: mass > 1.01 || mass < 0.01 ? 0 : first.length, mass };
}

/**
 * Whether a model thinks before it answers though it is told not to: then the room for a word ends before there is one. It is the call of
 * `probeLogprobs` that tells.
 */
export async function probeThinking(caller: Caller, sample: number): Promise<boolean> {
  const reply = await answerToChoice(caller, sample);
  return reply?.finish === 'length' && !CHOICE_ANSWERED.test(afterThought(reply.text));
}

/** Whether a server says how probable a continuation is that it is given. */
export async function probeScores(caller: Caller, sample: number): Promise<boolean> {
  if (caller.model.capabilities.scores !== true) return false;
  const request = {
    messages: [{ role: 'user', text: 'One, two, three,' }],
    continuation: ' four',
    maxOutputTokens: 1,
  } as const;
  try {
    const { tokens } = await caller.call({ prompt: scorePrompt, request, sample });
    return tokens !== null;
  } catch (error) {
    if (isAppError(error) && error.code === 'MODEL_REJECTED') return false;
    throw error;
  }
}

const scorePrompt = { name: 'check-score', version: 1 };

/** Null where the server takes offence: some do not ignore what they do not have. */
async function answerToChoice(caller: Caller, sample: number): Promise<CommittedReply | null> {
  const request = choiceRequest(caller.model.capabilities.logprobs);
  try {
    return await caller.call({ prompt: choicePrompt, request, sample });
  } catch (error) {
    if (isAppError(error) && error.code === 'MODEL_REJECTED') return null;
    throw error;
  }
}
