/** Models as people named them, checked against what they allowed and capped. */
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { type ChosenModel, chooseModel } from '../models/choose-model.ts';

/** Environment variables, of which those that hold keys and those that name proxies are read. */
export type Keys = Readonly<Record<string, string | undefined>>;

/**
 * A model that may be asked. Nothing has been asked of it yet.
 *
 * @throws AppError with exit code 2, also `PRICE_UNKNOWN`: a cap on money that cannot be kept is refused
 */
export function chosenModel(name: string, settings: Settings, keys: Keys): ChosenModel {
  const chosen = chooseModel(name, settings, keys);
  if (settings.maxCost !== undefined && chosen.price === null) {
    throw usageError(
      'PRICE_UNKNOWN',
      `The price of ${name} is not known, so that --max-cost could not be kept.`,
      `Write it in the configuration under prices: "${name}": { input: 1, output: 5 } (US dollars a million tokens), or use --max-calls.`,
    );
  }
  return chosen;
}
