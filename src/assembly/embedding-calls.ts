/** Embedding models over a server, counted as every other call. */
import { meteredEmbed } from '../calls/metered-embeddings.ts';
import { replayIncomplete } from '../calls/replay.ts';
import { once } from '../core/once.ts';
import type { ChosenModel } from '../models/choose-model.ts';
import type { EmbeddingModel, Encoder } from '../models/embedding-model.ts';
import { openEndpoint } from '../models/endpoint/embedding-endpoint.ts';
import { placeOfEmbeddings } from '../models/endpoint/embedding-place.ts';
import { openEndpointEmbeddings, unitVector } from '../models/endpoint/endpoint-embeddings.ts';
import type { EmbeddingCache } from '../store/embedding-cache.ts';
import type { CallServices } from './call-services.ts';
import { identityOf } from './chosen-model.ts';

/** Calls at once, where the owner of the server does not say. */
const AT_ONCE = 8;

/** The embeddings of a chosen model that has a place for them. Nothing is asked before they are opened. */
export function embeddingsOf(
  chosen: ChosenModel,
  cache: EmbeddingCache,
  openServices: () => Promise<CallServices>,
): Encoder {
  const id = identityOf(chosen);
  return { id, languages: 'any', open: once(async () => openEmbeddings(await openServices(), chosen, id, cache)) };
}

function openEmbeddings(
  services: CallServices,
  chosen: ChosenModel,
  id: string,
  cache: EmbeddingCache,
): Promise<EmbeddingModel> {
  const { id: name, model, apiKey, provider } = chosen;
  const endpoint = openEndpoint({ ...services.opening, ...placeOfEmbeddings(chosen), id: name, model, apiKey });
  const keep = keepIn(cache, id);
  const embed = services.isReplay
    ? () => Promise.reject(replayIncomplete())
    : meteredEmbed({ ...services.partsFor(chosen, AT_ONCE), model: endpoint, keep });
  return openEndpointEmbeddings({
    id,
    maxTextsPerCall: endpoint.maxTextsPerCall,
    maxCallsAtOnce: provider?.maxParallel ?? AT_ONCE,
    dimensions: cache.dimensionsOf(id),
    embed,
  });
}

function keepIn(cache: EmbeddingCache, id: string) {
  return (texts: readonly string[], vectors: readonly Float32Array[]): void => {
    const dimensions = vectors[0]?.length ?? 0;
    const block = new Float32Array(vectors.length * dimensions);
    vectors.forEach((vector, row) => {
      block.set(unitVector(vector), row * dimensions);
    });
    cache.write(id, texts, block, dimensions);
  };
}
