/** What it costs to read rows, beside the plainest ways there are, and how much memory. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lmsysColumns, writeParquet } from '../../test/formats/write-parquet.ts';
import { folder } from '../../test/support.ts';
import { emptyHeap } from '../harness/empty-heap.ts';
import { median, spread } from '../harness/spread.ts';
import type { Check, Table, Task, TaskOptions } from '../harness/task.ts';
import { collectOnce, type Used } from './memory.ts';
import { BYTES, LINES, lineReaders, PARQUET, PARSE, PEER, parquetReaders, type Readers, SHARDS } from './readers.ts';
import { type Length, linesIn, lmsysRows, type WrittenRows, writeLines } from './rows.ts';

const RUNS = 5;
const LINE_BYTES = 60e6;
const PARQUET_ROWS = 50_000;
const MEMORY_BYTES = [100e6, 2000e6];
/** How many times less processor time than the peer, megabytes of rows a processor second, rows a second, bytes. */
const LESS_THAN_PEER = 1.8;
const SHARDS_MEGABYTES = 50;
const PARQUET_ROWS_A_SECOND = 50_000;
const MOST_MEMORY = 700e6;

export const reading: Task = {
  name: 'reading',
  summary:
    'Rows of JSON lines and of Parquet: our readers beside peers and floors, in turn; memory from 100 MB to 2 GB.',
  run: async ({ runs = RUNS, quick, say }: TaskOptions) => {
    const home = folder();
    const scale = quick ? 0.05 : 1;
    try {
      const short = await measureLines(home, 'short', LINE_BYTES * scale, runs);
      say('short rows');
      const long = await measureLines(home, 'long', LINE_BYTES * scale, runs);
      say('long rows');
      const columns = await measureColumns(home, PARQUET_ROWS * scale, runs);
      say('Parquet');
      const memory = MEMORY_BYTES.map((bytes) => {
        const used = collectOnce(home, bytes * scale);
        say(`memory: ${(used.bytes / 1e6).toFixed(0)} MB`);
        return used;
      });
      return {
        tables: [short.table, long.table, columns.table, memoryTable(memory)],
        checks: [
          peerCheck('short', short.costs),
          peerCheck('long', long.costs),
          shardsCheck(long),
          parquetCheck(columns),
          memoryCheck(memory),
        ],
        notes: [
          `Median (least to greatest) of ${runs} rounds after one to warm up, the readers in turn in each; processor time of the process, its threads among it.`,
          'Short rows are those of the demonstration, long ones conversations of 2 to 8 messages; one word in ten has letters that are no ASCII. Our lines: split at line feeds alone, with a limit of length, and strict UTF-8. Our conversations: also the format found out, accounts hashed, times and fields in one form. Shards: also parked, put in order, written, hashed and flushed to disk.',
          `No reader that calls JSON.parse can take less than the two floors together, which is ${mostTimes(short.costs)} times less than the peer for short rows and ${mostTimes(long.costs)} for long ones; it also has to make texts of the bytes.`,
          'Rows of Parquet are like LMSYS-Chat-1M with four messages each, in groups of 1,000 (Snappy); the peer unpacks all columns into objects and does nothing with them. Its garbage, of more than 1 GB, is collected before ours begins.',
        ],
      };
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};

type Costs = ReadonlyMap<string, readonly number[]>;

interface Measured {
  readonly written: WrittenRows;
  /** Processor seconds of each round, by reader. */
  readonly costs: Costs;
  readonly table: Table;
}

async function measureLines(home: string, length: Length, bytes: number, runs: number): Promise<Measured> {
  const written = writeLines(join(home, `${length}.jsonl`), length, bytes);
  const costs = await inTurn(lineReaders(linesIn(written.path)), written, runs);
  rmSync(written.path);
  const size = `${Math.round(written.bytes / written.rows).toLocaleString('en')} bytes`;
  return { written, costs, table: tableOf(`JSON lines, ${length} rows (${size} each)`, costs, written) };
}

async function measureColumns(home: string, rows: number, runs: number): Promise<Measured> {
  const path = join(home, 'rows.parquet');
  writeParquet(path, lmsysRows(rows), lmsysColumns);
  const bytes = readFileSync(path);
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const written = { path, rows, bytes: bytes.length };
  const costs = await inTurn(parquetReaders(copy), written, runs, emptyHeap);
  return { written, costs, table: tableOf('Parquet', costs, written) };
}

/** @param before what is done before each reader, that it does not pay for */
async function inTurn(
  readers: Readers,
  { path, rows }: WrittenRows,
  runs: number,
  before: () => void = () => {},
): Promise<Costs> {
  const costs = new Map(Object.keys(readers).map((name) => [name, [] as number[]]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, read] of Object.entries(readers)) {
      before();
      const start = process.cpuUsage();
      const found = await read(path);
      const { user, system } = process.cpuUsage(start);
      if (found !== rows) throw new Error(`${name}: ${found} of ${rows} rows were read.`);
      // The first round warms up.
      if (run > 0) costs.get(name)?.push((user + system) / 1e6);
    }
  }
  return costs;
}

function tableOf(title: string, costs: Costs, { rows, bytes }: WrittenRows): Table {
  return {
    title,
    columns: ['reader', 'processor seconds', 'rows a processor second', 'MB a processor second'],
    rows: [...costs].map(([name, seconds]) => [
      name,
      spread(seconds, 3),
      Math.round(rows / median(seconds)).toLocaleString('en'),
      (bytes / 1e6 / median(seconds)).toFixed(0),
    ]),
  };
}

function memoryTable(memory: readonly Used[]): Table {
  return {
    title: 'Memory, from rows to shards in a process of its own',
    columns: ['input, MB', 'rows', 'peak resident size, MB', 'processor seconds'],
    rows: memory.map(({ bytes, rows, peakBytes, cpuSeconds }) => [
      (bytes / 1e6).toFixed(0),
      rows.toLocaleString('en'),
      (peakBytes / 1e6).toFixed(0),
      cpuSeconds.toFixed(1),
    ]),
  };
}

const middleOf = (costs: Costs, name: string): number => median(costs.get(name) ?? []);

/** How many times less than the peer a reader could take that makes texts of bytes for nothing. */
function mostTimes(costs: Costs): string {
  return (middleOf(costs, PEER) / (middleOf(costs, BYTES) + middleOf(costs, PARSE))).toFixed(2);
}

function peerCheck(length: Length, costs: Costs): Check {
  const times = middleOf(costs, PEER) / middleOf(costs, LINES);
  return {
    what: `times less processor time than readline and JSON.parse, ${length} rows`,
    limit: `>= ${LESS_THAN_PEER}`,
    found: times.toFixed(2),
    met: times >= LESS_THAN_PEER,
  };
}

function shardsCheck({ costs, written }: Measured): Check {
  const found = written.bytes / 1e6 / middleOf(costs, SHARDS);
  return {
    what: 'MB of long rows a processor second, all the way to shards',
    limit: `>= ${SHARDS_MEGABYTES}`,
    found: found.toFixed(0),
    met: found >= SHARDS_MEGABYTES,
  };
}

function parquetCheck({ costs, written }: Measured): Check {
  const found = written.rows / middleOf(costs, PARQUET);
  return {
    what: 'rows of Parquet a processor second',
    limit: `>= ${PARQUET_ROWS_A_SECOND.toLocaleString('en')}`,
    found: Math.round(found).toLocaleString('en'),
    met: found >= PARQUET_ROWS_A_SECOND,
  };
}

function memoryCheck(memory: readonly Used[]): Check {
  const most = Math.max(...memory.map(({ peakBytes }) => peakBytes));
  return {
    what: 'peak memory in MB, greatest',
    limit: `< ${MOST_MEMORY / 1e6}`,
    found: (most / 1e6).toFixed(0),
    met: most < MOST_MEMORY,
  };
}
