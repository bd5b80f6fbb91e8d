import { afterEach, expect, test } from 'vitest';
import { realSleep } from '../core/sleep.ts';
import { openAnthropic } from '../models/live/anthropic.ts';
import { openCompatible } from '../models/live/compatible.ts';
import { openOpenAI } from '../models/live/openai.ts';
import { checkStructured } from '../models/prompts/check-structured.ts';
import { attemptParts } from '../testing/attempt-parts.ts';
import { type StubServer, startStubServer } from '../testing/stub-server/stub-server.ts';
import { ask } from './ask.ts';
import { createCaller } from './caller.ts';
import { costOf } from './cost.ts';

let stub: StubServer | undefined;
afterEach(() => stub?.close());

const faults = { rateLimited: 0.2, serverError: 0.05, malformed: 0.05, hang: 0.02 };
const price = { input: 1, output: 5 };
const CALLS = 300;

test.each([
  ['anthropic', openAnthropic, 'claude-haiku-4-5'],
  ['openai', openOpenAI, 'gpt-4.1-mini'],
  ['compatible', openCompatible, 'stub'],
] as const)(
  'in a storm of faults every call to %s is answered and accounted for',
  async (name, open, model) => {
    stub = await startStubServer({ faults, seed: 3 });
    const clock = { now: () => 1000, monotonic: () => performance.now() };
    // Waits are as drawn, a hundred times as fast.
    const sleep = (milliseconds: number, signal: AbortSignal) => realSleep(milliseconds / 100, signal);
    const parts = await attemptParts({ clock, sleep, price, maxParallel: 40 });
    const { ledger, budget } = parts;
    const caller = createCaller({
      ...parts,
      model: open({
        id: `${name}:${model}`,
        model,
        baseUrl: `${stub.url}/v1`,
        apiKey: 'key',
        fetch,
        timeout: 400,
        clock,
      }),
    });
    const answers = await Promise.all(
      Array.from({ length: CALLS }, (_, index) => ask(caller, checkStructured, { sentence: `Sentence ${index}?` })),
    );
    expect(answers.every(({ outcome }) => outcome === 'answered')).toBe(true);
    const bill = stub.billed.reduce((sum, usage) => sum + costOf(usage, price), 0);
    const { calls, confirmed, possible } = await ledger.spending('run');
    expect(bill).toBeGreaterThanOrEqual(confirmed);
    expect(bill).toBeLessThanOrEqual(confirmed + possible);
    // Each of them met at least one of the faults in such a number of attempts.
    expect(calls).toBeGreaterThan(CALLS * 1.2);
    expect([...stub.asked.values()].reduce((sum, times) => sum + times, 0)).toBe(calls);
    expect(budget.spent).toMatchObject({ underWay: 0, confirmed, possible, calls });
  },
  60_000,
);
