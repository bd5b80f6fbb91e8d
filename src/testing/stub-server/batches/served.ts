/** Batch models of vendors, each at a stub server of its own. */
import { afterEach } from 'vitest';
import { openAnthropicBatches } from '../../../models/batch/anthropic-batches.ts';
import { openOpenAIBatches } from '../../../models/batch/openai-batches.ts';
import type { BatchModel } from '../../../models/batch-model.ts';
import type { LanguageModel } from '../../../models/language-model.ts';
import { openAnthropic } from '../../../models/live/anthropic.ts';
import type { LiveOptions } from '../../../models/live/from-provider.ts';
import { openOpenAI } from '../../../models/live/openai.ts';
import { plainReply } from '../../../models/scripted/plain.ts';
import { type StubServer, startStubServer } from '../stub-server.ts';
import type { StubOptions } from '../stub-types.ts';
import { stubAnthropicBatches } from './anthropic-batches.ts';
import type { BatchPlan, BatchStub } from './batch-plan.ts';
import { type OpenAIBatchStub, stubOpenAIBatches } from './openai-batches.ts';

interface Stubs {
  readonly anthropic: BatchStub;
  readonly openai: OpenAIBatchStub;
}
export type Vendor = keyof Stubs;

const vendors = {
  anthropic: { open: openAnthropicBatches, live: openAnthropic, stub: stubAnthropicBatches },
  openai: { open: openOpenAIBatches, live: openOpenAI, stub: stubOpenAIBatches },
};
export const vendorNames = Object.keys(vendors) as Vendor[];

export interface Served<Name extends Vendor = Vendor> {
  readonly server: StubServer;
  readonly stub: Stubs[Name];
  readonly model: BatchModel;
  readonly live: LanguageModel;
}

export interface Serving {
  readonly plan?: BatchPlan;
  readonly stub?: StubOptions;
  readonly options?: Partial<LiveOptions>;
}

/** A day after what the stub servers say of their batches. */
const clock = { now: () => Date.parse('2026-01-02T00:00:00Z'), monotonic: () => performance.now() };

let servers: StubServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

/** Gone after the test. Its answers end with what was asked. */
export async function served<Name extends Vendor>(
  name: Name,
  { plan = {}, stub: asked = {}, options = {} }: Serving = {},
): Promise<Served<Name>> {
  const stub = vendors[name].stub(plan);
  const server = await startStubServer({
    answer: (request) => {
      const reply = plainReply(request);
      return request.schema ? reply : { ...reply, text: `${reply.text} ${request.messages.at(-1)?.text}` };
    },
    ...asked,
    routes: (state) => [...(asked.routes?.(state) ?? []), ...stub.routes(state)],
  });
  servers.push(server);
  const all: LiveOptions = {
    id: `${name}:stub`,
    model: 'stub',
    baseUrl: `${server.url}/v1`,
    apiKey: 'key',
    fetch,
    timeout: 5000,
    clock,
    ...options,
  };
  return { server, stub: stub as Stubs[Name], model: await vendors[name].open(all), live: vendors[name].live(all) };
}
