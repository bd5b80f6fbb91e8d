/** A model that answers a prompt: one attempt, no retry. Every implementation passes `src/testing/language-model-contract.ts`. */
import type { Capabilities } from './capabilities.ts';
import type { JsonSchema } from './json-schema.ts';
import type { RateLimits } from './rate-limits.ts';
import type { TokenChoice } from './token-choice.ts';
import type { Usage } from './usage.ts';

export interface LanguageModel {
  /** `provider:model`, as people name it. */
  readonly id: string;
  /** Base URL that the text goes to; null where it does not leave the process. */
  readonly endpoint: string | null;
  readonly capabilities: Capabilities;
  /** @throws CallError, which says whether another attempt may help and whether this one may have been billed */
  generate(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
  /** What comes up to and with this message is the same in other requests: a cache of prefixes may end here. */
  readonly endsPrefix?: true;
}

export interface ModelRequest {
  /** System messages first. One of the assistant at the end is a prefill: its reply goes on from there. */
  readonly messages: readonly Message[];
  /** The reply is JSON of this shape, as far as the model can be held to it. */
  readonly schema?: JsonSchema;
  /** In tokens, those of reasoning included. */
  readonly maxOutputTokens: number;
  readonly temperature?: number;
  /** Of a model that reasons before it answers: as little as it can. Default: as much as it does by itself. */
  readonly reasoning?: 'least';
  readonly topP?: number;
  /**
   * Nothing is generated: the reply is this text, and its tokens say how probable each is there. Where `capabilities.scores`; its tokens
   * are null where the server did not say.
   */
  readonly continuation?: string;
  /** Alternatives per token whose probabilities are asked for; 1 or more. */
  readonly logprobs?: number;
}

export interface ModelReply {
  readonly finish: 'stop' | 'length' | 'refused' | 'other';
  readonly text: string;
  /** Null where none were asked for, or none came back. */
  readonly tokens: readonly TokenChoice[] | null;
  /** Null where the server does not count. */
  readonly usage: Usage | null;
  /** What the server said of its limits; not part of the answer. */
  readonly limits?: RateLimits;
}
