/** `evals measure` and `evals compare` at the sizes of the paper: how fast answers are had and committed, and how long many of them take to be compared. */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSetFolder } from '../../src/evals/sets/set-folder.ts';
import { simulatedSet } from '../../src/testing/evals/simulated-sets.ts';
import type { Check, Table, Task } from '../harness/task.ts';
import { type Amounts, writeMadeUp } from './made-up-results.ts';

/** Of the paper: its sets, their items, and as many models. */
const PAPER: Amounts = { sets: 154, items: 1000, subjects: 10 };
const MOST_SECONDS = 60;
const MOST_MEGABYTES = 2048;
/** Calls: both orders of half as many items. */
const CALLS = 20_000;
const SLOWEST_START = 0.35;
/** Calls that are under way to such a server at once, at most. */
const AT_ONCE = 32;

export const measuring: Task = {
  name: 'measuring',
  summary:
    'Answers of subjects: asked of a server on loopback, killed and gone on with; and a million and a half of them compared.',
  run: async ({ quick, say }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-measuring-'));
    try {
      const compared = compare(folder, quick ? { ...PAPER, sets: 15 } : PAPER, say);
      const asked = await ask(folder, quick ? CALLS / 10 : CALLS, say);
      return {
        tables: [compared.table, asked.table],
        checks: [...compared.checks, ...asked.checks],
        notes: [
          'Compared is each subject with the first, on every set: a bootstrap of 2,000 resamples within labels, and a trend over ten sizes on every set with its power.',
          'All of it runs on one core: seconds of that core are what it takes on a machine that does nothing else.',
          'The server answers at once, in a process of its own on the same two cores: what is measured is what Sightline takes to ask and to keep.',
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Measured {
  readonly table: Table;
  readonly checks: readonly Check[];
}

interface Compared {
  readonly readSeconds: number;
  readonly compareSeconds: number;
  /** Of one core, start included. */
  readonly coreSeconds: number;
  readonly megabytes: number;
  readonly differences: number;
  readonly trends: number;
}

function compare(folder: string, amounts: Amounts, say: (line: string) => void): Measured {
  const results = join(folder, 'results');
  mkdirSync(results);
  writeMadeUp(results, amounts);
  const bytes = statSync(join(results, 'answers.jsonl')).size;
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'compare-child.ts'), results], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  const found = JSON.parse(child.stdout) as Compared;
  const { coreSeconds } = found;
  say(`compared in ${coreSeconds.toFixed(1)} s of one core, ${found.megabytes.toFixed(0)} MB`);
  const answers = amounts.sets * amounts.items * amounts.subjects;
  return {
    table: {
      title: 'Comparing',
      columns: ['what', 'figure'],
      rows: [
        ['answers', answers.toLocaleString('en-GB')],
        ['megabytes of answers.jsonl', (bytes / 2 ** 20).toFixed(0)],
        ['seconds to read them', found.readSeconds.toFixed(1)],
        ['seconds for differences and trends', found.compareSeconds.toFixed(1)],
        ['seconds of one core for all of it', coreSeconds.toFixed(1)],
        ['differences', String(found.differences)],
        ['trends', String(found.trends)],
        ['megabytes of memory at most', found.megabytes.toFixed(0)],
      ],
    },
    checks: [
      {
        what: 'seconds of one core to read and compare',
        limit: `< ${MOST_SECONDS}`,
        found: coreSeconds.toFixed(1),
        met: coreSeconds < MOST_SECONDS,
      },
      {
        what: 'megabytes of memory',
        limit: `< ${MOST_MEGABYTES}`,
        found: found.megabytes.toFixed(0),
        met: found.megabytes < MOST_MEGABYTES,
      },
    ],
  };
}

async function ask(folder: string, calls: number, say: (line: string) => void): Promise<Measured> {
  const home = join(folder, 'asking');
  writeSetFolder(join(home, 'set'), simulatedSet('multiple-choice', calls / 2, 'asked'));
  const server = fork(join(import.meta.dirname, 'stub-child.ts'));
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  const command = [
    entry,
    'evals',
    'measure',
    'set',
    '--subject',
    'vllm:stub',
    '--base-url',
    `${url}/v1`,
    '--out',
    'm',
    '--quiet',
    '--json',
  ];
  const start = (fault?: string): ChildProcess =>
    spawn(process.execPath, command, {
      cwd: home,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] ?? '', HOME: home, ...(fault && { SIGHTLINE_FAULT: fault }) },
    });
  try {
    const first = await timed(start(`reply-committed:${Math.round(calls * SLOWEST_START)}`));
    const killed = await askedOf(server);
    say(`killed after ${killed.all} calls, ${first.seconds.toFixed(1)} s`);
    const second = await timed(start());
    const { different, all } = await askedOf(server);
    const again = all - different;
    const rate = (all - killed.all) / second.seconds;
    say(`${rate.toFixed(0)} answers a second`);
    const third = await timed(start());
    const repeated = (await askedOf(server)).all - all;
    return {
      table: {
        title: 'Asking',
        columns: ['what', 'figure'],
        rows: [
          ['calls (both orders of each item, and one to try the server)', (calls + 1).toLocaleString('en-GB')],
          ['calls when it was killed', killed.all.toLocaleString('en-GB')],
          ['answers a second afterwards, start and figures included', rate.toFixed(0)],
          ['calls that were made twice: under way when it was killed', String(again)],
          ['seconds to run the finished one again', third.seconds.toFixed(1)],
        ],
      },
      checks: [
        {
          what: 'how it ended',
          limit: 'SIGKILL, 0, 0',
          found: [first, second, third].map(({ how }) => how).join(', '),
          met: [first, second, third].map(({ how }) => how).join() === 'SIGKILL,0,0',
        },
        { what: 'different calls', limit: String(calls + 1), found: String(different), met: different === calls + 1 },
        {
          what: 'answered calls that were asked again',
          limit: '0',
          found: String(Math.max(0, again - AT_ONCE) + repeated),
          met: again <= AT_ONCE && repeated === 0,
        },
      ],
    };
  } finally {
    server.kill();
  }
}

const entry = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

async function timed(child: ChildProcess): Promise<{ how: string; seconds: number }> {
  const began = performance.now();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { how: String(signal ?? code), seconds: (performance.now() - began) / 1000 };
}

async function askedOf(server: ChildProcess): Promise<{ different: number; all: number }> {
  server.send('asked');
  const [answer] = (await once(server, 'message')) as [{ different: number; all: number }];
  return answer;
}
