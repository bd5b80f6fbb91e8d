/** What vectors would take: from the texts themselves, or from a few of those that a model will write. */
import { type Estimate, type EstimateInput, estimateCalls, exactly } from '../calls/estimate.ts';
import type { Clock } from '../core/clock.ts';
import { type Random, shuffled } from '../core/random.ts';
import type { AnalysisRun } from '../insights/analyze.ts';
import { cachedModel } from '../insights/embeddings/cached-model.ts';
import { encoded, readsEveryText } from '../insights/embeddings/partition-model.ts';
import { estimateTokensOf } from '../models/token-estimate.ts';
import type { OpenedEnvironment } from './environment.ts';
import { underCap } from './under-cap.ts';

export interface EmbeddingInput extends Pick<OpenedEnvironment, 'embedder' | 'encoder' | 'cache' | 'sentTo'> {
  /** All of them, each once, or some of those that there will be. */
  readonly texts: readonly string[];
  /** How many there will be. */
  readonly total: number;
  readonly random: Random;
  readonly clock: Clock;
  readonly run: Pick<AnalysisRun, 'signal' | 'environment'>;
  /** Calls for vectors that the run made before, as one that took as long as they did on average. */
  readonly before: EstimateInput['measured'];
}

const NOTHING = [{ input: 0, mostOutput: 0 }];
/** Calls that are made to see how long they take; what they bring is kept for the run. */
const PROBES = 4;
/** Texts that a probe has at least, where texts stay here. */
const PROBE_TEXTS = 16;
/** A share of a whole call: encoders that read texts of one length together are slower at a few. */
const PROBE_SHARE = 1 / 8;
/** Calls that are looked at for their length. */
const SAMPLED = 200;

export async function estimateEmbedding(
  input: EmbeddingInput,
): Promise<{ readonly known: number; readonly embedding: Estimate }> {
  const { embedder, encoder: opens, cache, sentTo, clock, run, before } = input;
  const encoder = await opens.open();
  const texts = encoded(embedder, input.texts, run.environment);
  const vectors = cache.read(encoder.id, texts, encoder.dimensions);
  const unknown = texts.filter((_, row) => vectors[row] === null);
  const known = texts.length - unknown.length;
  const total = texts.length + (readsEveryText(embedder) ? input.total - input.texts.length : 0);
  const left = shuffled(input.random, unknown);
  const size = sentTo === null ? 1 : encoder.maxTextsPerCall;
  const calls = Math.max(0, Math.ceil((total - known) / size));
  const batches = Array.from({ length: Math.min(SAMPLED, Math.ceil(left.length / size)) }, (_, call) =>
    left.slice(call * size, (call + 1) * size),
  );
  /** Some of them stand for calls that are full. */
  const filled = ({ length }: readonly string[]): number => (input.total > input.texts.length ? size / length : 1);
  const model = cachedModel(encoder, cache, () => {});
  const measured: EstimateInput['measured'][number][] = [];
  for (let probe = 0; probe < Math.min(PROBES, calls); probe++) {
    const several = sentTo === null ? Math.max(PROBE_TEXTS, encoder.maxTextsPerCall * PROBE_SHARE) : size;
    const batch = left.slice(probe * several, (probe + 1) * several);
    if (batch.length === 0) break;
    const began = clock.monotonic();
    const isEmbedded = await underCap(() => model.embed(batch, run.signal));
    if (!isEmbedded) break;
    const milliseconds = ((clock.monotonic() - began) * size) / batch.length;
    measured.push({ estimatedInput: estimateTokensOf(batch), usage: null, milliseconds });
  }
  // Where all that could be tried is embedded already, it took then what it takes now.
  if (measured.length === 0) measured.push(...before);
  const embedding = estimateCalls({
    calls: exactly(calls),
    sampled:
      batches.length > 0
        ? batches.map((batch) => ({ input: estimateTokensOf(batch) * filled(batch), mostOutput: 0 }))
        : NOTHING,
    measured,
    price: sentTo === null ? { input: 0, output: 0 } : sentTo.price,
    parallel: encoder.maxCallsAtOnce,
  });
  return { known, embedding };
}
