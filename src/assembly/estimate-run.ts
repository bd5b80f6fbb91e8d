/** `insights run --estimate`: how many calls, tokens, dollars and hours a run would take. */
import { type Estimate, estimateCalls } from '../calls/estimate.ts';
import { systemClock } from '../core/clock.ts';
import { createRandom, shuffled } from '../core/random.ts';
import { cachedModel } from '../insights/embeddings/cached-model.ts';
import { encoded } from '../insights/embeddings/partition-model.ts';
import { textsToEmbed } from '../insights/texts-to-embed.ts';
import { estimateTokensOf } from '../models/token-estimate.ts';
import { lockRun } from '../store/run-folder.ts';
import { noteWorkspace } from '../store/run-workspaces.ts';
import { type AnalyzeOptions, withRun } from './analyze.ts';

export interface RunEstimate {
  readonly conversations: number;
  /** Different texts, and those of them whose vectors are in the workspace already. */
  readonly texts: number;
  readonly known: number;
  /** `provider:model` that is asked for vectors; null where they are made here, at no cost. */
  readonly asks: string | null;
  /** A call of the embedding model: of many texts to a server, of one text here. */
  readonly embedding: Estimate;
}

const NOTHING = [{ input: 0, mostOutput: 0 }];
/** Calls that are made to see how long they take; what they bring is kept for the run. */
const PROBES = 4;
/** Texts a probe has where each is a call of its own. */
const PROBE_TEXTS = 16;
/** Calls that are looked at for their length. */
const SAMPLED = 200;

/** Reads the input and makes a few calls; both are kept, and the run goes on from there. */
export async function estimateRun(options: AnalyzeOptions): Promise<RunEstimate> {
  const clock = options.clock ?? systemClock;
  return withLockedRun(options, async (run, { embedder, encoder: opens, cache, sentTo }) => {
    const { conversations, texts: requests } = await textsToEmbed(run);
    const encoder = await opens.open();
    const texts = [...new Set(requests.flatMap((request) => encoded(embedder, request) ?? []))];
    const known = cache.read(encoder.id, texts, encoder.dimensions).filter((vector) => vector !== null).length;
    const left = shuffled(createRandom(`${run.environment.seed}/estimate`), texts);
    const size = sentTo === null ? 1 : encoder.maxTextsPerCall;
    const calls = Math.ceil((texts.length - known) / size);
    const batches = Array.from({ length: Math.min(SAMPLED, Math.ceil(left.length / size)) }, (_, call) =>
      left.slice(call * size, (call + 1) * size),
    );
    const model = cachedModel(encoder, cache, () => {});
    const measured = [];
    for (let probe = 0; probe < Math.min(PROBES, calls); probe++) {
      const several = sentTo === null ? PROBE_TEXTS : size;
      const batch = left.slice(probe * several, (probe + 1) * several);
      const began = clock.monotonic();
      await model.embed(batch, run.signal);
      const milliseconds = ((clock.monotonic() - began) * size) / Math.max(1, batch.length);
      measured.push({ estimatedInput: estimateTokensOf(batch), usage: null, milliseconds });
    }
    const embedding = estimateCalls({
      calls,
      sampled:
        batches.length > 0 ? batches.map((batch) => ({ input: estimateTokensOf(batch), mostOutput: 0 })) : NOTHING,
      measured,
      price: sentTo === null ? { input: 0, output: 0 } : sentTo.price,
      parallel: encoder.maxCallsAtOnce,
    });
    return { conversations, texts: requests.length, known, asks: sentTo?.id ?? null, embedding };
  });
}

/** Calls are counted for a run that one process holds. */
async function withLockedRun<Result>(
  options: AnalyzeOptions,
  work: Parameters<typeof withRun<Result>>[1],
): Promise<Result> {
  return withRun(options, async (run, opened) => {
    const unlock = lockRun(run.folder);
    try {
      noteWorkspace(run.folder, run.workspace);
      return await work(run, opened);
    } finally {
      unlock();
    }
  });
}
