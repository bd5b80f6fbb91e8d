/** Calls to models through everything that makes them count, beside the same adapter without. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBudget } from '../../src/calls/budget.ts';
import type { Call } from '../../src/calls/call.ts';
import { createCaller } from '../../src/calls/caller.ts';
import { createLifetime } from '../../src/calls/lifetime.ts';
import { createLimiter } from '../../src/calls/limiter.ts';
import { systemClock } from '../../src/core/clock.ts';
import { percent } from '../../src/core/figures.ts';
import { createRandom } from '../../src/core/random.ts';
import { realSleep } from '../../src/core/sleep.ts';
import type { LanguageModel } from '../../src/models/language-model.ts';
import { openAnthropic } from '../../src/models/live/anthropic.ts';
import { openCompatible } from '../../src/models/live/compatible.ts';
import { openGoogle } from '../../src/models/live/google.ts';
import { openOpenAI } from '../../src/models/live/openai.ts';
import { checkStructured } from '../../src/models/prompts/check-structured.ts';
import { requestOfPrompt } from '../../src/models/prompts/prompt.ts';
import { openSqliteLedger } from '../../src/store/ledger/sqlite-ledger.ts';
import { median, spread } from '../harness/spread.ts';
import type { Check, Task } from '../harness/task.ts';

const adapters = {
  anthropic: { open: openAnthropic, model: 'claude-haiku-4-5' },
  openai: { open: openOpenAI, model: 'gpt-4.1-mini' },
  google: { open: openGoogle, model: 'gemini-2.5-flash' },
  compatible: { open: openCompatible, model: 'stub' },
} as const;
type Adapter = keyof typeof adapters;
const names = Object.keys(adapters) as Adapter[];

const ROUNDS = 5;
/** Without latency: calls a round, and how many at once. */
const CALLS = 3000;
const AT_ONCE = 200;
/** With a latency of one second: calls at once, seconds until all of them are, and seconds that are counted. */
const MANY = 200;
const WARM_UP = 8;
const COUNTED = 10;
const LEAST_SHARE = 0.8;
const LEAST_RATE = 0.9 * MANY;

export const calls: Task = {
  name: 'calls',
  summary: 'Calls to models on loopback: how many a second with ledger, limiter and caps, beside the adapter alone.',
  run: async ({ runs = ROUNDS, quick, say }) => {
    const rows: string[][] = [];
    const checks: Check[] = [];
    for (const name of names) {
      const { bare, counted } = await withoutLatency(name, quick ? 1 : runs, quick ? CALLS / 10 : CALLS);
      const shares = counted.map((rate, round) => rate / (bare[round] as number));
      const rate = await withLatency(name, quick ? 2 : WARM_UP, quick ? 2 : COUNTED);
      say(`${name}: ${percent(median(shares))} of the adapter's rate; ${rate.toFixed(0)} a second at one second each`);
      rows.push([name, spread(bare, 0), spread(counted, 0), shareText(shares), rate.toFixed(1)]);
      checks.push(
        atLeast(`${name}: share of the adapter's rate, median`, LEAST_SHARE, median(shares), percent),
        atLeast(`${name}: calls a second, ${MANY} at once, a second each`, LEAST_RATE, rate, (value) =>
          value.toFixed(0),
        ),
      );
    }
    return {
      tables: [
        {
          title: 'Calls a second',
          columns: [
            'adapter',
            `alone, ${AT_ONCE} at once`,
            'counted, committed twice',
            'share',
            `${MANY} at once, a second each`,
          ],
          rows,
        },
      ],
      checks,
      notes: [
        `Without latency: ${runs} rounds of ${CALLS} calls for each, turn about. A call is looked up, reserved, noted, sent, committed and handed on. The server runs in a process of its own, on the same two cores.`,
        `With a latency of one second the limit is ${MANY} calls a second. The number of calls at once starts at 8 and doubles each second; calls that begin in ${COUNTED} s after ${WARM_UP} s are counted: ${MANY} over the mean of what they took, from the caller's side (Little's law).`,
      ],
    };
  },
};

function shareText(shares: readonly number[]): string {
  return `${percent(median(shares))} (${percent(Math.min(...shares))} to ${percent(Math.max(...shares))})`;
}

function atLeast(what: string, limit: number, found: number, text: (value: number) => string): Check {
  return { what, limit: `>= ${text(limit)}`, found: text(found), met: found >= limit };
}

let made = 0;
/** Another one than ever before. */
function nextCall(): Call {
  const request = requestOfPrompt(checkStructured, { sentence: `Where is platform ${made++}?` });
  return { prompt: checkStructured, request, sample: 0 };
}

async function withoutLatency(name: Adapter, rounds: number, count: number) {
  return atStub(0, async (url) => {
    const model = open(name, url);
    const bare: number[] = [];
    const counted: number[] = [];
    await rateOf(count / 4, AT_ONCE, () => model.generate(nextCall().request, never));
    for (let round = 0; round < rounds; round++) {
      bare.push(await rateOf(count, AT_ONCE, () => model.generate(nextCall().request, never)));
      counted.push(await withCaller(model, (call) => rateOf(count, AT_ONCE, () => call(nextCall()))));
    }
    return { bare, counted };
  });
}

/** Calls that are answered in a second, once all that may be are under way. */
async function withLatency(name: Adapter, warmUp: number, seconds: number): Promise<number> {
  return atStub(1000, (url) =>
    withCaller(open(name, url), async (call) => {
      const from = performance.now() + 1000 * warmUp;
      const to = from + 1000 * seconds;
      const took: number[] = [];
      const worker = async (): Promise<void> => {
        for (let began = performance.now(); began < to; began = performance.now()) {
          await call(nextCall());
          if (began >= from) took.push(performance.now() - began);
        }
      };
      await Promise.all(Array.from({ length: MANY }, worker));
      // Calls that begin together end together: counting those of a window would count whole waves.
      return (1000 * MANY * took.length) / took.reduce((sum, milliseconds) => sum + milliseconds, 0);
    }),
  );
}

const never = new AbortController().signal;

function open(name: Adapter, url: string): LanguageModel {
  const { open: openModel, model } = adapters[name];
  const opened = openModel({
    id: `${name}:${model}`,
    model,
    baseUrl: `${url}/v1`,
    apiKey: 'key',
    fetch,
    timeout: 60_000,
    clock: systemClock,
  });
  return { ...opened, capabilities: { ...opened.capabilities, maxParallel: MANY } };
}

async function withCaller<Result>(
  model: LanguageModel,
  work: (call: (call: Call) => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-calls-'));
  const { monotonic } = systemClock;
  const ledger = openSqliteLedger(join(folder, 'ledger.sqlite'), { monotonic });
  const limits = { cost: 1e15, calls: null, deadline: null };
  const budget = createBudget(limits, await ledger.spending('bench'), monotonic);
  const caller = createCaller({
    model,
    price: { input: 1, output: 5 },
    keyVariable: null,
    ledger,
    run: 'bench',
    budget,
    limiter: createLimiter({ maxParallel: MANY, clock: systemClock, sleep: realSleep }),
    clock: systemClock,
    random: createRandom('bench'),
    sleep: realSleep,
    life: createLifetime({ signal: never, endsAtFailure: true, budget, sleep: realSleep }),
    fault: () => {},
  });
  try {
    return await work(caller.call);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
}

/** Calls a second. */
async function rateOf(count: number, atOnce: number, call: () => Promise<unknown>): Promise<number> {
  let left = count;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (1000 * count) / (performance.now() - began);
}

async function atStub<Result>(latency: number, work: (url: string) => Promise<Result>): Promise<Result> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'stub.ts'), String(latency)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((resolve) => child.stdout?.once('data', (data) => resolve(String(data))));
    return await work(url);
  } finally {
    child.kill();
  }
}
