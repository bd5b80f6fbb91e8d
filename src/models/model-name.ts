/** Models as people name them: `provider:model`, split at the first colon, for a model's own name may hold more. */
import { usageError } from '../core/errors.ts';

export interface ModelName {
  readonly provider: string;
  readonly model: string;
}

/** @throws AppError `MODEL_NAME_INVALID` with exit code 2 */
export function parseModelName(name: string): ModelName {
  const colon = name.indexOf(':');
  const [provider, model] = [name.slice(0, colon), name.slice(colon + 1)];
  if (colon < 1 || model === '' || model.startsWith('//') || !/^[a-z0-9][a-z0-9-]*$/u.test(provider)) {
    throw usageError(
      'MODEL_NAME_INVALID',
      'A model is named provider:model, the provider in small letters, digits and hyphens.',
      'For example anthropic:claude-haiku-4-5, openai:gpt-4.1-mini, or ollama:qwen3:8b for a server on this machine.',
    );
  }
  return { provider, model };
}
