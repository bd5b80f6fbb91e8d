import { type AppError, usageError } from '../core/errors.ts';

/** @param where for people: `for the analyst`; empty where any would do */
export function modelMissing(where = ''): AppError {
  return usageError(
    'MODEL_MISSING',
    `No model is named${where === '' ? '' : ` ${where}`}.`,
    'Name one: --model ollama:qwen3:8b; "sightline doctor" lists what is at hand.',
  );
}
