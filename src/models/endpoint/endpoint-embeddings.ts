/** An embedding model over a server. */
import { CallError } from '../call-error.ts';
import type { EmbeddingModel } from '../embedding-model.ts';
import type { EmbeddingEndpoint } from './embedding-endpoint.ts';

export interface EndpointModelOptions extends Pick<EmbeddingEndpoint, 'maxTextsPerCall'> {
  readonly maxCallsAtOnce: number;
  /** Two models with one id give the same vectors: the base URL is part of it where it is not the provider's own. */
  readonly id: string;
  /** Length of its vectors, where it is known; else one text is asked for to learn it. */
  readonly dimensions: number | null;
  /** Vectors of texts that are not empty, however often it takes to have them. */
  readonly embed: (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>;
}

/** Servers refuse empty texts, and make something of punctuation that means nothing. */
const READABLE = /[^\p{P}\p{Z}\p{C}]/u;
/** Tells how long vectors are, and that the server answers. */
const PROBE = 'A short sentence.';
/** A text that does not fit is cut to half its words so often. */
const MOST_CUTS = 6;

/**
 * A server may give a text another vector in other company, in its last bits; the run's cache keeps the first. A text that
 * does not fit has the vector of its beginning.
 *
 * @throws what `embed` throws, for the first text that is asked for
 */
export async function openEndpointEmbeddings(options: EndpointModelOptions): Promise<EmbeddingModel> {
  const { id, maxTextsPerCall, maxCallsAtOnce, embed } = options;
  const never = new AbortController().signal;
  const dimensions = options.dimensions ?? (await embed([PROBE], never))[0]?.length ?? 0;
  return {
    id,
    dimensions,
    languages: 'any',
    maxTextsPerCall,
    maxCallsAtOnce,
    embed: async (texts, signal = never) => {
      signal.throwIfAborted();
      const rows = [...texts.keys()].filter((row) => READABLE.test(texts[row] as string));
      const asked = rows.map((row) => (texts[row] as string).toWellFormed());
      const vectors = asked.length === 0 ? [] : await whatFits(asked, embed, signal);
      const block = new Float32Array(texts.length * dimensions);
      vectors.forEach((vector, position) => {
        if (vector.length !== dimensions) throw new CallError('not-an-api');
        block.set(unitVector(vector), (rows[position] as number) * dimensions);
      });
      return block;
    },
    close: async () => {},
  };
}

/** Where a call is too long, its halves; where a text is, its first half. */
async function whatFits(
  texts: readonly string[],
  embed: EndpointModelOptions['embed'],
  signal: AbortSignal,
  cuts = 0,
): Promise<readonly Float32Array[]> {
  try {
    return await embed(texts, signal);
  } catch (error) {
    if (!(error instanceof CallError) || error.kind !== 'too-long' || cuts === MOST_CUTS) throw error;
    if (texts.length === 1) return whatFits([firstHalf(texts[0] as string)], embed, signal, cuts + 1);
    const middle = Math.ceil(texts.length / 2);
    const first = await whatFits(texts.slice(0, middle), embed, signal, cuts);
    return [...first, ...(await whatFits(texts.slice(middle), embed, signal, cuts))];
  }
}

function firstHalf(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  return half.replace(/\s+\S*$/u, '') || half;
}

/** L2 norm 1; a vector without any length, or with a number that is none, stays without. */
export function unitVector(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return norm > 0 && Number.isFinite(norm) ? vector.map((value) => value / norm) : new Float32Array(vector.length);
}
