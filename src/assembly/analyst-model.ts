/** Which models analyse conversations, where any does. */
import type { ModelRole, Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';

/**
 * `provider:model`; null where the lexical analyst works alone.
 *
 * @throws AppError `MODEL_MISSING` (exit code 2) where a model was asked for and none is named
 */
export function analystModel(settings: Pick<Settings, 'analyst' | 'models'>): string | null {
  if (settings.analyst === 'lexical') return null;
  const named = modelOf('analyst', settings);
  if (named !== null || settings.analyst === undefined) return named;
  throw usageError(
    'MODEL_MISSING',
    'No model is named for the analyst.',
    'Name one: --model ollama:qwen3:8b; "sightline doctor" lists what is at hand.',
  );
}

/** The model of a role, or the one of all roles; null where neither is named. */
export function modelOf(role: ModelRole, { models }: Pick<Settings, 'models'>): string | null {
  return models?.[role] ?? models?.default ?? null;
}
