/** A chosen model, opened. */
import type { Clock } from '../core/clock.ts';
import { usageError } from '../core/errors.ts';
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

/** @throws AppError `BASE_NEEDS_COMPLETIONS` (exit code 2) */
export async function openLanguageModel(
  { id, model, provider, apiKey, route }: ChosenModel,
  options: OpenOptions,
): Promise<LanguageModel> {
  if (provider === null) return openScripted(model);
  const { protocol, baseUrl, leastReasoning } = provider;
  if (route === 'completions') {
    if (protocol !== 'openai-compatible') throw noCompletions(id);
    const { openCompletions } = await import('./live/completions.ts');
    return openCompletions({ id, model, baseUrl, apiKey, ...options });
  }
  const open = await openers[protocol]();
  return open({ id, model, baseUrl, apiKey, leastReasoning, ...options });
}

function noCompletions(id: string): Error {
  return usageError(
    'BASE_NEEDS_COMPLETIONS',
    `${id} is said to be a base model, and its vendor takes turns of conversations alone.`,
    'Leave out form=base, or serve the model where text completions are taken: vllm:, llamacpp: or a server of your own.',
  );
}
