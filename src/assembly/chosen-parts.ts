/** Settings as the parts of a run, before anything is opened. */
import type { Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { DEFAULT_EMBEDDER, parseEmbedder } from '../insights/embeddings/partition-model.ts';
import { parseFacets } from '../insights/facets/parse-facets.ts';
import { placeModel } from '../models/choose-model.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { resolveThresholds } from '../privacy/thresholds.ts';
import { analystModel, modelOf } from './analyst-model.ts';
import { allowedModel, type Keys } from './chosen-model.ts';

/**
 * What of the settings only the pipeline can judge, and whether models may be asked that it will ask. It is called before
 * anything is made on disk.
 *
 * @throws AppError with exit code 2
 */
export function refuseParts(settings: Settings, keys: Keys): void {
  const { sentTo, analyst, auditor } = chosenParts(settings);
  for (const placed of [sentTo, analyst, auditor]) if (placed !== null) allowedModel(placed, settings, keys);
}

/** @param isFinished then nothing more is embedded at a server */
export function chosenParts(settings: Settings, isFinished = false) {
  const embedder = parseEmbedder(settings.embedder ?? DEFAULT_EMBEDDER);
  const sentTo = 'model' in embedder && !isFinished ? placeModel(embedder.model, settings) : null;
  if (sentTo !== null) placeOfEmbeddings(sentTo);
  const asked = analystModel(settings);
  const analyst = asked === null ? null : placeModel(asked, settings);
  if (analyst === null && settings.screen !== undefined) throw nobodyToScreen();
  const auditor = asked === null ? null : placeModel(modelOf('auditor', settings) ?? asked, settings);
  return {
    embedder,
    /** The model that texts are sent to; null where they are sent nowhere. */
    sentTo,
    /** The model that is asked about conversations; null where none is. */
    analyst,
    /** The model that rates what names give away; null where no model names. */
    auditor,
    thresholds: resolveThresholds(settings),
    facets: parseFacets(settings.facets, { asks: analyst !== null }),
  };
}

function nobodyToScreen(): Error {
  return usageError(
    'SCREEN_NEEDS_MODEL',
    'Conversations can be screened by a language model alone, and none is named.',
    'Name one: --model ollama:qwen3:8b; "sightline doctor" lists what is at hand. Or leave out --screen.',
  );
}
