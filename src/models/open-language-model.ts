/** A chosen model, opened. */

import type { Clock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
import type { ChosenModel } from './choose-model.ts';
import type { LanguageModel } from './language-model.ts';
import { openAnthropic } from './live/anthropic.ts';
import { openCompatible } from './live/compatible.ts';
import { openCompletions } from './live/completions.ts';
import { openGoogle } from './live/google.ts';
import { openOpenAI } from './live/openai.ts';
import { openScripted } from './scripted/open-scripted.ts';

export interface OpenOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds after which a call counts as lost. */
  readonly timeout: number;
  readonly clock: Clock;
}

const openers = {
  anthropic: openAnthropic,
  openai: openOpenAI,
  google: openGoogle,
  'openai-compatible': openCompatible,
} as const;

/** @throws AppError `BASE_NEEDS_COMPLETIONS` (exit code 2) */
export function openLanguageModel(
  { id, model, provider, apiKey, route }: ChosenModel,
  options: OpenOptions,
): LanguageModel {
  if (provider === null) return openScripted(model);
  const { protocol, baseUrl, leastReasoning } = provider;
  if (route === 'completions') {
    if (protocol !== 'openai-compatible') throw noCompletions(id);
    return openCompletions({ id, model, baseUrl, apiKey, ...options });
  }
  return openers[protocol]({ id, model, baseUrl, apiKey, leastReasoning, ...options });
}

function noCompletions(id: string): Error {
  return usageError(
    'BASE_NEEDS_COMPLETIONS',
    `${id} is said to be a base model, and its vendor takes turns of conversations alone.`,
    'Leave out form=base, or serve the model where text completions are taken: vllm:, llamacpp: or a server of your own.',
  );
}
