/** A chosen model, opened. */
import type { Clock } from '../core/clock.ts';
import type { ChosenModel } from './choose-model.ts';
import type { LanguageModel } from './language-model.ts';
import { openAnthropic } from './live/anthropic.ts';
import { openCompatible } from './live/compatible.ts';
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

export function openLanguageModel({ id, model, provider, apiKey }: ChosenModel, options: OpenOptions): LanguageModel {
  if (provider === null) return openScripted(model);
  const { protocol, baseUrl, leastReasoning } = provider;
  return openers[protocol]({ id, model, baseUrl, apiKey, leastReasoning, ...options });
}
