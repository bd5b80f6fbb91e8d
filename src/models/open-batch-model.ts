/** The batches of a chosen model's vendor. */
import type { BatchModel } from './batch-model.ts';
import type { ChosenModel } from './choose-model.ts';
import type { OpenOptions } from './open-language-model.ts';

/**
 * @returns null where the vendor takes none
 * @throws AppError `BATCH_SDK_MISSING` (exit code 2) where the vendor's package is not installed
 */
export async function openBatchModel(chosen: ChosenModel, options: OpenOptions): Promise<BatchModel | null> {
  const { id, model, provider, apiKey } = chosen;
  if (provider === null) return null;
  const all = { id, model, baseUrl: provider.baseUrl, apiKey, ...options };
  if (provider.protocol === 'anthropic')
    return (await import('./batch/anthropic-batches.ts')).openAnthropicBatches(all);
  if (provider.protocol === 'openai') return (await import('./batch/openai-batches.ts')).openOpenAIBatches(all);
  return null;
}
