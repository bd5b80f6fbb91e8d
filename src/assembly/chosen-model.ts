/** Models as people named them, checked against what they allowed and capped. */
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { allowModel, type ChosenModel, type PlacedModel, placeModel } from '../models/choose-model.ts';

/** Environment variables, of which those that hold keys and those that name proxies are read. */
export type Keys = Readonly<Record<string, string | undefined>>;

/**
 * A model that may be asked. Nothing has been asked of it yet.
 *
 * @throws AppError with exit code 2
 */
export function chosenModel(name: string, settings: Settings, keys: Keys): ChosenModel {
  return allowedModel(placeModel(name, settings), settings, keys);
}

/**
 * A replay asks nobody, and so needs neither consent nor a key.
 *
 * @throws AppError with exit code 2, also `PRICE_UNKNOWN`: a cap on money that cannot be kept is refused
 */
export function allowedModel(placed: PlacedModel, settings: Settings, keys: Keys): ChosenModel {
  if (settings.replay) return { ...placed, apiKey: undefined };
  const chosen = allowModel(placed, settings, keys);
  if (settings.maxCost !== undefined && chosen.price === null) {
    throw usageError(
      'PRICE_UNKNOWN',
      `The price of ${placed.id} is not known, so that --max-cost could not be kept.`,
      `Write it in the configuration under prices: "${placed.id}": { input: 1, output: 5 } (US dollars a million tokens), or use --max-calls.`,
    );
  }
  return chosen;
}

/** Two servers may have different models under one name. */
export function identityOf({ id, provider }: PlacedModel): string {
  return provider === null || provider.isDefaultPlace ? id : `${id}@${provider.baseUrl}`;
}
