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
  /** Tokens that the server counted; 0 where it counts none. */
  readonly tokens: number;
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
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number() }).nullish(),
});

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
          if (!response.ok) throw httpError({ status: response.status, headers, body }, clock.now());
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

function vectorsIn(body: string, texts: number): Pick<EmbeddedTexts, 'vectors' | 'tokens'> {
  const parsed = replySchema.safeParse(parseJson(body));
  const data = parsed.data?.data.toSorted((one, other) => one.index - other.index) ?? [];
  const length = data[0]?.embedding.length;
  const isWhole = data.every(({ index, embedding }, row) => index === row && embedding.length === length);
  if (data.length !== texts || !isWhole) throw new CallError('not-an-api', { status: 200 });
  return {
    vectors: data.map(({ embedding }) => Float32Array.from(embedding)),
    tokens: Math.max(0, Math.ceil(parsed.data?.usage?.prompt_tokens ?? 0)),
  };
}
