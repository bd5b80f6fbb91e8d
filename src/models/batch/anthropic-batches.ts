/** Message Batches of Anthropic, through its own package. */
import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';
import type { BatchModel, BatchStatus } from '../batch-model.ts';
import { openAnthropic } from '../live/anthropic.ts';
import { type LiveOptions, NO_KEY } from '../live/from-provider.ts';
import { anthropicResult } from './anthropic-result.ts';
import { asLive } from './as-live.ts';
import { bodiesOf, bytesOf } from './bodies.ts';
import { checked, ifThere, unlessEnded } from './checked.ts';
import { anthropicSdk, loadSdk } from './load-sdk.ts';
import { resultsIn } from './results.ts';
import { quiet, vendorCall, vendorFetch, withoutCustomHeaders } from './vendor-call.ts';

/** A tenth less than the 256 MB that are taken: callers count requests before they are in the vendor's words. */
const limits = { requests: 100_000, bytes: 230_000_000 };

const created = z.object({ id: z.string().min(1) });
const count = z.number().int().min(0);
const batch = z.object({
  processing_status: z.string(),
  results_url: z.string().nullish(),
  request_counts: z.object({ processing: count, succeeded: count, errored: count, canceled: count, expired: count }),
});

/** @throws AppError `BATCH_SDK_MISSING` (exit code 2) */
export async function openAnthropicBatches(options: LiveOptions): Promise<BatchModel> {
  const { id, baseUrl, clock, timeout } = options;
  const { default: Client } = await loadSdk(anthropicSdk, () => import('@anthropic-ai/sdk'));
  const clientOf = (longest?: number) => withoutCustomHeaders(new Client(clientOptions(options, longest)));
  const client = clientOf();
  const downloads = clientOf(Number.POSITIVE_INFINITY);
  const { batches } = client.messages;
  const live = asLive(openAnthropic, options);
  const status = async (reference: string, signal: AbortSignal): Promise<BatchStatus> => {
    const asked = vendorCall(timeout, signal, (until) => batches.retrieve(reference, null, { signal: until }));
    const found = await ifThere(asked);
    return found === null ? { state: 'lost', done: 0, total: 0 } : statusOf(checked(batch, found, clock.now()));
  };
  return {
    id,
    endpoint: baseUrl,
    limits,
    submit: async (_label, requests, signal) => {
      const lines = await bodiesOf(live, requests, signal, (name, body) => `{"custom_id":"${name}","params":${body}}`);
      const body = { requests: lines.map((line) => JSON.parse(line)) };
      const ask = (until: AbortSignal) => batches.create(body, { signal: until });
      return checked(created, await vendorCall(timeout, signal, ask, bytesOf(lines)), clock.now()).id;
    },
    // Nothing of ours is kept with a batch but the ids of its requests, and they can be read only when it has ended.
    find: async () => null,
    status,
    results: (reference, signal) => {
      // The batch names a place of its results too; but the key goes nowhere because a server says so.
      const place = `/v1/messages/batches/${encodeURIComponent(reference)}/results`;
      const open = (until: AbortSignal) => downloads.get(place, { signal: until }).asResponse();
      const resultOf = (line: string) => anthropicResult(live, line);
      return resultsIn({ timeout, mostLines: limits.requests, signal, open, resultOf });
    },
    cancel: (reference, signal) => {
      const asked = vendorCall(timeout, signal, (until) => batches.cancel(reference, null, { signal: until }));
      return unlessEnded(asked, () => status(reference, signal));
    },
    discard: async (reference, signal) => {
      await ifThere(vendorCall(timeout, signal, (until) => batches.delete(reference, null, { signal: until })));
    },
  };
}

/** What is not said here, the package looks for in the environment. */
function clientOptions(options: LiveOptions, longest?: number): ConstructorParameters<typeof Anthropic>[0] {
  return {
    ...quiet,
    apiKey: options.apiKey || NO_KEY,
    webhookKey: null,
    // The package puts it back.
    baseURL: options.baseUrl.replace(/\/v1$/u, ''),
    fetch: vendorFetch(options, longest),
    // Traces can hold what is asked and answered.
    openTelemetry: false,
  };
}

/** Results are kept for 29 days; after that nothing says where they are. */
function statusOf({
  processing_status: state,
  results_url: place,
  request_counts: counts,
}: z.infer<typeof batch>): BatchStatus {
  const total = Object.values(counts).reduce((sum, number) => sum + number, 0);
  const ended = place ? 'ended' : 'lost';
  return { state: state === 'ended' ? ended : 'working', done: total - counts.processing, total };
}
