/** Files and batches of OpenAI, through its own package. */
import type OpenAI from 'openai';
import type { BatchModel, BatchResult } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import { type LiveOptions, NO_KEY } from '../live/from-provider.ts';
import { openOpenAI } from '../live/openai.ts';
import { asLive } from './as-live.ts';
import { checked, ifThere, unlessEnded } from './checked.ts';
import { loadSdk, openaiSdk } from './load-sdk.ts';
import { isPastKeeping, type OpenAIBatch, openaiBatch, openaiStatus } from './openai-answers.ts';
import { type OpenAIDesk, removeFile } from './openai-desk.ts';
import { findOpenAIBatch } from './openai-find.ts';
import { handInToOpenAI } from './openai-hand-in.ts';
import { openaiResult } from './openai-result.ts';
import { resultsIn } from './results.ts';
import { quiet, vendorCall, vendorFetch, withoutCustomHeaders } from './vendor-call.ts';

/** A tenth less than the 200 MB that are taken: callers count requests before they are in the vendor's words. */
const limits = { requests: 50_000, bytes: 180_000_000 };

/** @throws AppError `BATCH_SDK_MISSING` (exit code 2) */
export async function openOpenAIBatches(options: LiveOptions): Promise<BatchModel> {
  const { id, baseUrl, clock, timeout } = options;
  const { default: Client } = await loadSdk(openaiSdk, () => import('openai'));
  const clientOf = (longest?: number) => withoutCustomHeaders(new Client(clientOptions(options, longest)));
  const client = clientOf();
  const downloads = clientOf(Number.POSITIVE_INFINITY);
  const desk: OpenAIDesk = { client, clock, timeout, live: asLive(openOpenAI, options) };
  const retrieve = async (reference: string, signal: AbortSignal): Promise<OpenAIBatch | null> => {
    const asked = vendorCall(timeout, signal, (until) => client.batches.retrieve(reference, { signal: until }));
    const found = await ifThere(asked);
    return found === null ? null : checked(openaiBatch, found, clock.now());
  };
  const status = async (reference: string, signal: AbortSignal) => {
    const found = await retrieve(reference, signal);
    return found === null ? ({ state: 'lost', done: 0, total: 0 } as const) : openaiStatus(found);
  };
  return {
    id,
    endpoint: baseUrl,
    limits,
    submit: (label, requests, signal) => handInToOpenAI(desk, label, requests, signal),
    find: (label, signal) => findOpenAIBatch(desk, label, signal),
    status,
    results: async function* (reference, signal): AsyncGenerator<BatchResult> {
      const found = await retrieve(reference, signal);
      if (found === null) throw new CallError('server', { status: 404 });
      const isPast = isPastKeeping(found, clock.now());
      // What failed, expired or was cancelled is in a file of its own.
      for (const file of [found.output_file_id, found.error_file_id]) {
        if (!file) continue;
        const open = (until: AbortSignal) => downloads.files.content(file, { signal: until });
        const resultOf = (line: string) => openaiResult(desk.live, line);
        yield* resultsIn({ timeout, mostLines: limits.requests, signal, open, resultOf, isPast });
      }
    },
    cancel: (reference, signal) => {
      const asked = vendorCall(timeout, signal, (until) => client.batches.cancel(reference, { signal: until }));
      return unlessEnded(asked, () => status(reference, signal));
    },
    discard: async (reference, signal) => {
      const found = await retrieve(reference, signal);
      const files = [found?.input_file_id, found?.output_file_id, found?.error_file_id].filter((file) => file != null);
      const removed = await Promise.allSettled(files.map((file) => removeFile(desk, file, signal)));
      const failed = removed.find((outcome) => outcome.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
  };
}

/** What is not said here, the package looks for in the environment. */
function clientOptions(options: LiveOptions, longest?: number): ConstructorParameters<typeof OpenAI>[0] {
  return {
    ...quiet,
    apiKey: options.apiKey || NO_KEY,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: options.baseUrl,
    fetch: vendorFetch(options, longest),
  };
}
