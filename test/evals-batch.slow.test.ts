/** Sets whose calls are left with a vendor in batches. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realSleep } from '../src/core/sleep.ts';
import { estimateWriting, type WriteItemsOptions, writeItems } from '../src/index.ts';
import { plainReply } from '../src/models/scripted/plain.ts';
import { type Served, type Serving, served, vendorNames } from '../src/testing/stub-server/batches/served.ts';
import { folder } from './support.ts';

const spec = { name: 'tea', description: 'likes tea', requirements: ['relevant'], perLabel: 5, perCall: 2 };

async function serving(vendor: 'anthropic' | 'openai', more: Serving['stub'] = {}) {
  const stub = await served(vendor, {
    plan: { looks: 0 },
    stub: { answer: (request) => plainReply(request), ...more },
  });
  return { ...stub, model: `${vendor}:batched`, vendor };
}

function optionsFor(
  { server, model, vendor }: Pick<Served, 'server'> & { readonly model: string; readonly vendor: string },
  more: Partial<WriteItemsOptions> = {},
): WriteItemsOptions {
  const home = folder();
  writeFileSync(join(home, 'spec.json'), JSON.stringify(spec));
  const settings = {
    models: { default: model },
    embedder: 'tfidf-svd',
    threads: 1,
    batch: true,
    providers: { [vendor]: { baseUrl: `${server.url}/v1`, keyVariable: 'OUR_API_KEY' } },
    prices: { [model]: { input: 1, output: 5, batch: 0.5 } },
  };
  return {
    behavior: 'spec.json',
    workingFolder: home,
    keys: { OUR_API_KEY: 'a-key-of-the-stub' },
    // Long enough for calls to come together, as they do in the second that is asked for.
    sleep: (milliseconds, signal) => realSleep(milliseconds / 5, signal),
    ...more,
    settings: { ...settings, ...more.settings },
  };
}

const filesOf = (at: string) =>
  ['set.yaml', 'items.jsonl', 'funnel.json'].map((file) => readFileSync(join(at, file), 'utf8'));

describe.each(vendorNames)('left with %s in batches a set', (vendor) => {
  test('comes to the same at half the price, in a batch for each thing that needs the last, as it was estimated', async () => {
    const at = await serving(vendor);
    const options = optionsFor(at);
    const estimated = await estimateWriting({ ...options, settings: { ...options.settings, maxCost: 10 } });
    let batches = 0;
    const onProgress = ({ stage }: { stage: string }): void => {
      if (stage === 'batch') batches++;
    };
    const made = await writeItems({ ...options, onProgress });
    expect(at.stub.billed).toHaveLength(made.answers.calls);
    // What both are asked at first, statements, labels, requirements.
    expect(batches).toBe(4);
    const live = await writeItems(optionsFor(at, { settings: { batch: false } }));
    expect(filesOf(made.folder)).toEqual(filesOf(live.folder));
    expect(made.answers).toEqual({ ...live.answers, cost: (live.answers.cost ?? 0) / 2 });
    const { batchCost, calls } = estimated.whole;
    expect(made.answers.calls).toBeGreaterThanOrEqual(calls.low);
    expect(made.answers.calls).toBeLessThanOrEqual(calls.high);
    expect(made.answers.cost).toBeGreaterThan(batchCost?.low ?? 0);
    expect(made.answers.cost).toBeLessThan(batchCost?.high ?? 0);
    expect(estimated.caps).toEqual([{ cap: 'cost', limit: 10e9, spent: 0, fits: 'yes' }]);
  }, 120_000);

  test('that was stopped is picked up, and nothing is paid for twice', async () => {
    const at = await serving(vendor);
    const stop = new AbortController();
    const options = optionsFor(at);
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage === 'batch' && at.stub.billed.length > 1) stop.abort();
    };
    await expect(writeItems({ ...options, signal: stop.signal, onProgress })).rejects.toThrow();
    const { answers } = await writeItems(options);
    expect(at.stub.billed).toHaveLength(answers.calls);
  }, 120_000);

  test('is looked at at once', async () => {
    const at = await serving(vendor);
    const { set } = await writeItems(optionsFor(at, { preview: 4 }));
    expect(set.items).toHaveLength(4);
    expect([at.stub.billed.length, at.stub.taken.length]).toEqual([0, 0]);
  }, 60_000);
});

test('a vendor whose batches give no log-probabilities is asked for votes, and that is said', async () => {
  const at = await serving('openai', { dropsLogprobs: true });
  const warned: string[] = [];
  const log = { warn: (message: string) => void warned.push(message) };
  const { set } = await writeItems(optionsFor(at, { log }));
  expect(set.facts.writing?.probabilities).toBe('votes');
  expect(warned.join()).toContain('openai:batched gives no log-probabilities in batches');
}, 120_000);

test('a model that takes no batches is refused before anything is asked', async () => {
  const at = await serving('openai');
  const settings = { models: { writer: at.model, discriminator: 'scripted:plain' } };
  await expect(writeItems(optionsFor(at, { settings }))).rejects.toMatchObject({
    code: 'BATCH_UNAVAILABLE',
    exitCode: 2,
    message: expect.stringContaining('scripted:plain'),
  });
  expect(at.stub.billed).toHaveLength(0);
}, 60_000);
