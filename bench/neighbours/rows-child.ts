/** The nearest rows of one file of rows: a job as JSON in, figures as JSON out. */
import { gatheredRows, type NearestRows, nearestRows, type Rows } from '../../src/kernels/index.ts';
import { createClock } from '../harness/child-lines.ts';
import { readFloats } from '../harness/raw-rows.ts';

export interface RowsJob {
  readonly file: string;
  readonly count: number;
  readonly dimensions: number;
  readonly how: 'exact' | 'cells';
  readonly threads: number;
}

export interface RowsFigures {
  readonly seconds: number;
  readonly cpu: number;
  readonly recall: number;
  readonly peakBytes: number;
}

const MOST = 10;
const SAMPLE = 1000;

const job = JSON.parse(process.argv[2] as string) as RowsJob;
const rows = { vectors: readFloats(job.file), dimensions: job.dimensions };
/** The kernel is the default, as wherever the product looks for nearest rows. */
const workers = { threads: job.threads };
const clock = createClock();
const exactUpTo = job.how === 'exact' ? job.count : 0;
const found = nearestRows(rows, MOST, { ...workers, exactUpTo });
const spent = clock.read();
const peakBytes = process.resourceUsage().maxRSS * 1024;
const figures: RowsFigures = { ...spent, recall: recallOf(found, rows), peakBytes };
process.stdout.write(JSON.stringify(figures));
process.exit(0);

/** Of rows that are evenly drawn, each compared with all. */
function recallOf(near: NearestRows, rows: Rows): number {
  const step = Math.max(1, Math.floor(job.count / SAMPLE));
  const drawn = [...Array(Math.floor(job.count / step)).keys()].map((at) => at * step);
  // The row itself is found too.
  const all = nearestRows(gatheredRows(rows, drawn), MOST + 1, { ...workers, among: rows });
  const hits = drawn.map((row, at) => {
    const wanted = [...all.rows.subarray(at * all.most, (at + 1) * all.most)].filter((other) => other !== row);
    const own = new Set(near.rows.subarray(row * MOST, (row + 1) * MOST));
    return wanted.slice(0, MOST).filter((other) => own.has(other)).length;
  });
  return hits.reduce((sum, count) => sum + count, 0) / (drawn.length * MOST);
}
