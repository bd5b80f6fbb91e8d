/** A server that turns texts into vectors, over OpenAI's format of embeddings. */
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { parseJson } from '../../core/json.ts';
import { CallError } from '../call-error.ts';
import { httpError, networkError } from '../live/error-kinds.ts';
import { rateLimits } from '../live/rate-headers.ts';
import { safeFetch } from '../live/safe-fetch.ts';
import { withPatience } from '../patience.ts';
import type { RateLimits } from '../rate-limits.ts';
import { noUsage, statedUsage, type Usage } from '../usage.ts';

export interface EmbeddingEndpoint {
  /** `provider:model`. */
  readonly id: string;
  /** Base URL. */
  readonly endpoint: string;
  readonly maxTextsPerCall: number;
  /** One attempt. Vectors in the order of the texts, none of which is empty. @throws CallError */
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbeddedTexts>;
}

export interface EmbeddedTexts {
  /** All of one length, as the server made them. */
  readonly vectors: readonly Float32Array[];
  /** Tokens that the server counted; null where it does not count. */
  readonly usage: Usage | null;
  readonly limits?: RateLimits | undefined;
}

export interface EndpointOptions extends Pick<EmbeddingEndpoint, 'id' | 'endpoint' | 'maxTextsPerCall'> {
  readonly model: string;
  readonly apiKey: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds after which a call counts as lost. */
  readonly timeout: number;
  readonly clock: Clock;
}

/** Bytes: 2,048 vectors of 3,072 numbers of some twelve characters each. */
const LONGEST_REPLY = 96_000_000;

const replySchema = z.object({
  // Some servers leave the index out: then the order is that of the texts.
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1) })),
  // What was paid for is not thrown away for an odd count.
  usage: z.object({ prompt_tokens: z.unknown() }).nullish().catch(null),
});

/**
 * How servers say that a text, or a call as a whole, is too long for embedding; of chat completions they say it in other
 * words and under other statuses. In order: llama.cpp, OpenAI, vLLM, Mistral, Voyage, Text Embeddings Inference, DashScope.
 */
const TOO_LONG =
  /too large to process|max_tokens_per_request|maximum model length|exceeding max \d+ tokens|max allowed tokens|maximum allowed batch size|batch size is invalid/iu;

export function openEndpoint(options: EndpointOptions): EmbeddingEndpoint {
  const { id, endpoint, maxTextsPerCall, timeout, clock } = options;
  const fetch = safeFetch(options.fetch, LONGEST_REPLY);
  return {
    id,
    endpoint,
    maxTextsPerCall,
    embed: async (texts, signal) => {
      try {
        return await withPatience(timeout, signal, async (either) => {
          const response = await fetch(`${endpoint}/embeddings`, {
            method: 'POST',
            headers: headersOf(options),
            body: JSON.stringify({ model: options.model, input: texts, encoding_format: 'float' }),
            signal: either,
          });
          const body = await response.text();
          const headers = Object.fromEntries(response.headers);
          const { status } = response;
          if (!response.ok && TOO_LONG.test(body)) throw new CallError('too-long', { status });
          if (!response.ok) throw httpError({ status, headers, body }, clock.now());
          return { ...vectorsIn(body, texts.length), limits: rateLimits(headers, clock.now()) };
        });
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof CallError ? error : networkError(error);
      }
    },
  };
}

function headersOf({ apiKey }: EndpointOptions): Record<string, string> {
  return { 'content-type': 'application/json', ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }) };
}

function vectorsIn(body: string, texts: number): Pick<EmbeddedTexts, 'vectors' | 'usage'> {
  const parsed = replySchema.safeParse(parseJson(body));
  const data = (parsed.data?.data ?? []).map(({ index, embedding }, row) => ({ index: index ?? row, embedding }));
  data.sort((one, other) => one.index - other.index);
  const vectors = data.map(({ embedding }) => Float32Array.from(embedding));
  const isWhole = data.every(({ index }, row) => index === row);
  const isSound = vectors.every((vector) => vector.length === vectors[0]?.length && vector.every(Number.isFinite));
  if (data.length !== texts || !isWhole || !isSound) throw new CallError('not-an-api', { status: 200 });
  return { vectors, usage: statedUsage({ ...noUsage, input: parsed.data?.usage?.prompt_tokens }, '') };
}
