/** Answers of subjects that are left with a vendor in batches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure, writeSet } from '../src/index.ts';
import { openSubject } from '../src/models/scripted/subject.ts';
import { simulatedSet } from '../src/testing/evals/simulated-sets.ts';
import { served, vendorNames } from '../src/testing/stub-server/batches/served.ts';
import { folder } from './support.ts';

test.each(vendorNames)(
  'are the same as live, from %s, in as many batches as follow from one another',
  async (vendor) => {
    const model = `${vendor}:batched`;
    // Without probabilities, draws of one item would be told apart by their place in a series alone.
    const { server, stub } = await served(vendor, {
      plan: { looks: 0 },
      stub: { answer: openSubject({ rate: 0.7, spread: 6, coverage: 1 }).replyTo },
    });
    const made = async (batch: boolean) => {
      const path = folder();
      writeSet('set', simulatedSet('multiple-choice', 20), path);
      let batches = 0;
      const result = await measure({
        workingFolder: path,
        sets: ['set'],
        keys: { OUR_API_KEY: 'a-key-of-the-stub' },
        settings: {
          subjects: [{ model, name: 'batched', form: 'chat', format: 'human-assistant' }],
          out: 'm',
          batch,
          providers: { [vendor]: { baseUrl: `${server.url}/v1`, keyVariable: 'OUR_API_KEY' } },
          prices: { [model]: { input: 1, output: 5, batch: 0.5 } },
        },
        onProgress: ({ stage }) => {
          if (stage === 'batch') batches++;
        },
      });
      return { ...result, batches, items: readFileSync(join(path, 'm', 'items.jsonl'), 'utf8') };
    };
    const left = await made(true);
    const billed = stub.billed.length;
    const live = await made(false);
    expect(left.batches).toBeGreaterThan(0);
    expect(left.batches).toBeLessThanOrEqual(3);
    expect(server.billed.length).toBe(billed);
    expect(left.items).toBe(live.items);
    expect(left.measurement.rates[0]?.answered).toBe(20);
    expect(left.models?.confirmed).toBeLessThan(0.6 * (live.models?.confirmed ?? 0));
    if (vendor === 'openai') expect(left.measurement).toEqual(live.measurement);
  },
);
