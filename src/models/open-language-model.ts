/** A chosen model, opened. */
import type { Clock } from '../core/clock.ts';
import type { ChosenModel } from './choose-model.ts';
import type { LanguageModel } from './language-model.ts';
import { openScripted } from './scripted/open-scripted.ts';

export interface OpenOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds after which a call counts as lost. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** By protocol; a vendor's package is loaded when a model of it is opened. */
const openers = {
  anthropic: async () => (await import('./live/anthropic.ts')).openAnthropic,
  openai: async () => (await import('./live/openai.ts')).openOpenAI,
  google: async () => (await import('./live/google.ts')).openGoogle,
  'openai-compatible': async () => (await import('./live/compatible.ts')).openCompatible,
} as const;

export async function openLanguageModel(
  { id, model, provider, apiKey }: ChosenModel,
  options: OpenOptions,
): Promise<LanguageModel> {
  if (provider === null) return openScripted(model);
  const { protocol, baseUrl, leastReasoning } = provider;
  const open = await openers[protocol]();
  return open({ id, model, baseUrl, apiKey, leastReasoning, ...options });
}
