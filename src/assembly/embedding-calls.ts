/** Embedding models over a server, counted as every other call. */
import { meteredEmbed } from '../calls/metered-embeddings.ts';
import { replayIncomplete } from '../calls/replay.ts';
import { once } from '../core/once.ts';
import { blockOf } from '../kernels/vectors.ts';
import type { ChosenModel, PlacedModel } from '../models/choose-model.ts';
import type { EmbeddingModel, Encoder } from '../models/embedding-model.ts';
import { openEndpoint } from '../models/endpoint/embedding-endpoint.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { openEndpointEmbeddings, unitVector } from '../models/endpoint/endpoint-embeddings.ts';
import type { EmbeddingCache } from '../store/embedding-cache.ts';
import type { CallServices } from './call-services.ts';
import { identityOf } from './chosen-model.ts';

/** Calls at once, where the owner of the server does not say. */
const AT_ONCE = 8;

export interface EmbeddingCalls {
  readonly cache: EmbeddingCache;
  readonly openServices: () => Promise<CallServices>;
  /** Asked before the first call: what is in the cache needs neither consent nor a key. @throws AppError */
  readonly allow: () => ChosenModel;
}

/** The embeddings of a model that has a place for them. */
export function embeddingsOf(placed: PlacedModel, calls: EmbeddingCalls): Encoder {
  const id = identityOf(placed);
  return {
    id,
    languages: 'any',
    open: once(async () => openEmbeddings(await calls.openServices(), placed, id, calls)),
  };
}

function openEmbeddings(
  services: CallServices,
  placed: PlacedModel,
  id: string,
  { cache, allow }: EmbeddingCalls,
): Promise<EmbeddingModel> {
  const place = placeOfEmbeddings(placed);
  const asking = once(async () => {
    const { id: name, model, apiKey } = allow();
    const endpoint = openEndpoint({ ...services.opening, ...place, id: name, model, apiKey });
    return meteredEmbed({ ...services.partsFor(placed, AT_ONCE), model: endpoint, keep: keepIn(cache, id) });
  });
  return openEndpointEmbeddings({
    id,
    maxTextsPerCall: place.maxTextsPerCall,
    maxCallsAtOnce: placed.provider?.maxParallel ?? AT_ONCE,
    dimensions: cache.dimensionsOf(id),
    embed: async (texts) => {
      if (services.isReplay) throw replayIncomplete();
      return (await asking())(texts);
    },
  });
}

function keepIn(cache: EmbeddingCache, id: string) {
  return (texts: readonly string[], vectors: readonly Float32Array[]): void => {
    const block = blockOf(vectors.map(unitVector));
    cache.write(id, texts, block.vectors, block.dimensions);
  };
}
