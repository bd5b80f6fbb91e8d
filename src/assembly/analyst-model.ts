/** Which model analyses conversations, where one does. */
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';

/**
 * `provider:model`; null where the lexical analyst works alone.
 *
 * @throws AppError `MODEL_MISSING` (exit code 2) where a model was asked for and none is named
 */
export function analystModel({ analyst, models }: Pick<Settings, 'analyst' | 'models'>): string | null {
  if (analyst === 'lexical') return null;
  const named = models?.analyst ?? models?.default ?? null;
  if (named !== null || analyst === undefined) return named;
  throw usageError(
    'MODEL_MISSING',
    'No model is named for the analyst.',
    'Name one: --model ollama:qwen3:8b; "sightline doctor" lists what is at hand.',
  );
}
