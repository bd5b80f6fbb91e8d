/** Where a model's embeddings are, and how many texts a call takes there. */
import { usageError } from '../../core/errors.ts';
import type { PlacedModel } from '../choose-model.ts';
import type { EndpointOptions } from './embedding-endpoint.ts';

/**
 * OpenAI takes 2,048 texts a call; a server of one's own is not asked for more than it has room for.
 *
 * @throws AppError `EMBEDDER_UNKNOWN` (exit code 2) for a provider without any
 */
export function placeOfEmbeddings({ provider }: PlacedModel): Pick<EndpointOptions, 'endpoint' | 'maxTextsPerCall'> {
  if (provider?.protocol === 'openai') return { endpoint: provider.baseUrl, maxTextsPerCall: 512 };
  if (provider?.protocol === 'openai-compatible') return { endpoint: provider.baseUrl, maxTextsPerCall: 64 };
  throw usageError(
    'EMBEDDER_UNKNOWN',
    'That provider has no embeddings in a format that Sightline knows.',
    'Use openai:MODEL, or a server that speaks as it does: ollama:MODEL, vllm:MODEL, lmstudio:MODEL, llamacpp:MODEL.',
  );
}
