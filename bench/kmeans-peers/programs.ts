/** Programs that cluster, run as children: a job as JSON in, JSON lines out. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** After an iteration: seconds of the clock and of processors since clustering began, and the inertia it came to. */
export interface Point {
  readonly iteration: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly inertia: number;
}

export interface Told {
  readonly points: readonly Point[];
  /** The last line: figures that depend on the program. */
  readonly end: Readonly<Record<string, number>>;
}

/** Members are those that `peers.py` and `ours-child.ts` read. */
export type Settings = Readonly<Record<string, string | number | boolean | null>>;
export type Job = Settings & { readonly program: string };

/** Runs a job. @throws Error where the child fails: a figure of a failed run is none. */
export type Runner = (job: Job) => Promise<Told>;

const NEEDED = 'import faiss, sklearn, numpy, threadpoolctl';
export const INSTALL =
  'No python3 here can import scikit-learn and faiss. On Debian: apt-get install python3-sklearn python3-faiss';

/** The peers from Python, on so many threads; null where there is no interpreter that has them. */
export function pythonRunner(): Runner | null {
  const found = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', NEEDED]).status === 0);
  return found === undefined ? null : (job) => run(found, [join(import.meta.dirname, 'peers.py')], job);
}

export const oursRunner: Runner = (job) => run(process.execPath, [join(import.meta.dirname, 'ours-child.ts')], job);
export const mlKmeansRunner: Runner = (job) =>
  run(process.execPath, [join(import.meta.dirname, 'ml-kmeans-child.ts')], job);

async function run(command: string, words: readonly string[], job: Job): Promise<Told> {
  const child = spawn(command, [...words, JSON.stringify(job)], {
    env: environment(Number(job['threads'] ?? 1)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
  const [code, out, problems] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${job.program} ended with ${code}: ${problems}`);
  const lines = out.trim().split('\n');
  return {
    points: lines.slice(0, -1).map((line) => JSON.parse(line) as Point),
    end: JSON.parse(lines.at(-1) as string) as Told['end'],
  };
}

/** Threads are what the job says; what would make OpenBLAS take other kernels than it would by itself is left out. */
function environment(threads: number): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _cache, ...rest } = process.env;
  return { ...rest, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
}
