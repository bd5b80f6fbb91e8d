/** What it costs to read rows, beside the plainest way there is: `node:readline` and `JSON.parse`. */
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeSample } from '../src/index.ts';
import { linesOf } from '../src/insights/conversations/lines.ts';
import { readConversations } from '../src/insights/conversations/read-conversations.ts';
import { folder } from '../test/support.ts';
import { median, spread } from './harness/spread.ts';
import type { Task, TaskOptions } from './harness/task.ts';

const ROWS = 100_000;
const RUNS = 5;
const { signal } = new AbortController();

/** Each reads all rows of a file and says how many. */
const readers: Readonly<Record<string, (path: string) => Promise<number>>> = {
  'readline and JSON.parse (peer)': async (path) => {
    let rows = 0;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (JSON.parse(line) !== null) rows++;
    }
    return rows;
  },
  'our lines and JSON.parse': async (path) => {
    let rows = 0;
    for await (const { text } of linesOf(path, 'the only file', signal)) {
      if (text !== null && JSON.parse(text) !== null) rows++;
    }
    return rows;
  },
  'our conversations': async (path) => {
    let rows = 0;
    const files = [{ path, named: true }];
    for await (const { reason } of readConversations({ files, secret: new Uint8Array(32), signal })) {
      if (reason === null) rows++;
    }
    return rows;
  },
};

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export const reading: Task = {
  name: 'reading',
  summary: '100,000 rows of JSON lines: our reader beside node:readline with JSON.parse, in turn.',
  run: async ({ runs = RUNS, quick, say }: TaskOptions) => {
    const count = quick ? ROWS / 20 : ROWS;
    const path = join(folder(), 'rows.jsonl');
    writeFileSync(path, rowsOf(count));
    const costs = new Map(Object.keys(readers).map((name) => [name, [] as Cost[]]));
    for (let run = 0; run <= runs; run++) {
      for (const [name, read] of Object.entries(readers)) {
        const cost = await costOf(read, path, count);
        // The first round warms up.
        if (run > 0) costs.get(name)?.push(cost);
      }
      say(`round ${run} of ${runs}`);
    }
    return {
      tables: [{ title: 'Readers', columns, rows: [...costs].map(([name, found]) => rowOf(name, found, count)) }],
      checks: [],
      notes: [
        `${count} made-up conversations, ${(statSync(path).size / 1e6).toFixed(0)} MB; ${runs} rounds after one to warm up, the readers in turn in each.`,
        'Our lines: split at line feeds alone, with a limit of length, and strict UTF-8. Our conversations: also the format found out, accounts hashed, times and fields brought into one form.',
        'Median (least to greatest).',
      ],
    };
  },
};

const columns = ['reader', 'rows/s', 'seconds', 'processor seconds'];

function rowsOf(count: number): string {
  const { conversations } = makeSample({ conversations: Math.min(count, 6000), seed: 1 });
  const rows = Array.from({ length: count }, (_, index) => ({
    ...conversations[index % conversations.length],
    id: `row-${index}`,
  }));
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function costOf(read: (path: string) => Promise<number>, path: string, count: number): Promise<Cost> {
  const before = process.cpuUsage();
  const started = performance.now();
  const rows = await read(path);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (rows !== count) throw new Error(`${rows} of ${count} rows were read.`);
  return { seconds, cpuSeconds: (user + system) / 1e6 };
}

function rowOf(name: string, costs: readonly Cost[], count: number): string[] {
  const seconds = costs.map((cost) => cost.seconds);
  const cpu = costs.map(({ cpuSeconds }) => cpuSeconds);
  return [name, Math.round(count / median(seconds)).toLocaleString('en'), spread(seconds, 2), spread(cpu, 2)];
}
