/** How many calls a second the ledger takes, each noted before it is sent and committed before it is handed on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percent } from '../src/core/figures.ts';
import { sha256 } from '../src/core/hash.ts';
import { createRandom } from '../src/core/random.ts';
import type { Ledger, NewAttempt } from '../src/store/ledger/ledger.ts';
import { openSqliteLedger } from '../src/store/ledger/sqlite-ledger.ts';
import { fileSystemOf, syncMilliseconds } from './disk.ts';
import { median, spread } from './harness/spread.ts';
import type { Task } from './harness/task.ts';

const ROUNDS = 5;
const CALLS = 30_000;
const IN_FLIGHT = 256;
const REPLY_BYTES = 2_048;
const LEAST_CALLS_A_SECOND = 5_000;
const PAGE_BYTES = 4_096;

interface Round {
  readonly callsPerSecond: number;
  readonly callsPerTransaction: number;
  /** Of the time, what the thread stood still in commits. */
  readonly blocked: number;
  /** Milliseconds that one call waited for its two commits together. */
  readonly waited: number;
}

export const ledger: Task = {
  name: 'ledger',
  summary: 'Calls that are noted and committed in the ledger: how many a second, beside what the disk syncs.',
  run: async ({ runs = ROUNDS, quick, say }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-ledger-'));
    try {
      const calls = quick ? CALLS / 10 : CALLS;
      const sync = syncMilliseconds(folder, PAGE_BYTES, 500);
      const groupSync = syncMilliseconds(folder, IN_FLIGHT * REPLY_BYTES, 100);
      const rounds: Round[] = [];
      for (let round = 1; round <= runs; round++) {
        rounds.push(await once(join(folder, String(round), 'ledger.sqlite'), calls));
        say(`round ${round} of ${runs}: ${rounds.at(-1)?.callsPerSecond.toFixed(0)} calls a second`);
      }
      const of = (name: keyof Round): number[] => rounds.map((round) => round[name]);
      const found = median(of('callsPerSecond'));
      return {
        tables: [
          {
            title: 'Figures',
            columns: ['what', 'median (least to greatest)'],
            rows: [
              ['committed calls a second', spread(of('callsPerSecond'), 0)],
              ['calls a transaction (a call is in two)', spread(of('callsPerTransaction'), 0)],
              ['share of the time in which the thread stood still for commits', shares(of('blocked'))],
              ['milliseconds that a call waited for both of its commits', spread(of('waited'), 1)],
            ],
          },
          {
            title: 'The disk',
            columns: ['what', 'figure'],
            rows: [
              ['file system', fileSystemOf(folder)],
              [`syncs a second, ${PAGE_BYTES} bytes each`, (1000 / sync).toFixed(0)],
              [`milliseconds to sync ${IN_FLIGHT * REPLY_BYTES} bytes, the replies of a group`, groupSync.toFixed(2)],
              [
                'calls a second with two syncs for each, one after another: the limit without groups',
                (500 / sync).toFixed(0),
              ],
            ],
          },
        ],
        checks: [
          {
            what: 'committed calls a second, median',
            limit: `>= ${LEAST_CALLS_A_SECOND}`,
            found: found.toFixed(0),
            met: found >= LEAST_CALLS_A_SECOND,
          },
        ],
        notes: [
          `Rounds: ${runs}, each of ${calls} calls in a new ledger, ${IN_FLIGHT} in flight, replies of ${REPLY_BYTES} bytes; a call is \`begin\` and \`commit\`, both durable.`,
          'The figures are of this disk: a virtual disk may say that it has synced what a power cut would still lose.',
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function once(path: string, calls: number): Promise<Round> {
  const commits = { count: 0, milliseconds: 0, began: 0 };
  const fault = (point: string): void => {
    if (point === 'ledger-before-commit') commits.began = performance.now();
    else {
      commits.count++;
      commits.milliseconds += performance.now() - commits.began;
    }
  };
  const opened = openSqliteLedger(path, { monotonic: () => performance.now(), fault });
  const texts = replies();
  const waits: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < calls; index = next++) {
      const began = performance.now();
      await call(opened, index, texts[index % texts.length] as string);
      waits.push(performance.now() - began);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const milliseconds = performance.now() - started;
  await opened.close();
  return {
    callsPerSecond: (1000 * calls) / milliseconds,
    callsPerTransaction: (2 * calls) / commits.count,
    blocked: commits.milliseconds / milliseconds,
    waited: median(waits),
  };
}

async function call(opened: Ledger, index: number, reply: string): Promise<void> {
  const attempt: NewAttempt = {
    run: 'bench',
    key: sha256(String(index)),
    model: 'bench:model',
    prompt: 'bench@1',
    worstCost: 1_000_000,
  };
  const facts = { usage: '{"cacheRead":0,"cacheWrite":0,"input":700,"output":400}', cost: 500_000, milliseconds: 900 };
  await opened.commit(await opened.begin(attempt), { reply, ...facts, at: 1_700_000_000_000 + index });
}

/** Texts that no compression of the disk's makes small. */
function replies(): string[] {
  const random = createRandom('bench-ledger');
  const digit = (): string => random.integer(36).toString(36);
  return Array.from({ length: 64 }, () => Array.from({ length: REPLY_BYTES }, digit).join(''));
}

function shares(values: readonly number[]): string {
  return `${percent(median(values))} (${percent(Math.min(...values))} to ${percent(Math.max(...values))})`;
}
