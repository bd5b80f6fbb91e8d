/** Memory, and the threads that work in it: they take blocks of one task until none is left. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../core/errors.ts';
import { MOST_PAGES, MOST_THREADS, pagesOf } from './memory-layout.ts';
import { type Memory, type Module, WebAssembly } from './webassembly.ts';

/** Exports of `assembly/index.ts`. Each takes where the problem and the thread's own memory lie, and the number of a block or panel. */
export type Task = 'assignBlock' | 'prepareBlock' | 'preparePanel' | 'seedBlock' | 'neighbourBlock';
export type Tasks = Readonly<Record<Task, (problem: number, scratch: number, index: number) => void>>;
const tasks: readonly Task[] = ['assignBlock', 'prepareBlock', 'preparePanel', 'seedBlock', 'neighbourBlock'];

/** Words of control, at the beginning of the shared memory. `scratch` and `states`: one word for each thread. */
export const control = { next: 0, count: 1, task: 2, problem: 3, scratch: 16, states: 16 + MOST_THREADS } as const;
/** What a helper is at. */
export const state = { absent: 0, idle: 1, working: 2, ended: 3, failed: 4 } as const;

export interface HelperData {
  readonly module: Module;
  readonly memory: Memory;
  /** 1 or more; 0 is the caller's own. */
  readonly thread: number;
}

/** Of `MOST_THREADS` at the most. */
export interface Team {
  readonly memory: Memory;
  /** Does all blocks, 0 to `count` - 1, the caller's own thread among those that work, so that nothing waits for another to begin. */
  run(task: Task, problem: number, scratch: readonly number[], count: number): void;
  /** Room for a problem, and helpers for its threads; false where there is no room to be had. */
  prepare(bytes: number, threads: number): boolean;
  /** Until every helper has begun. */
  waitForAll(): void;
  end(): void;
}

const script = new URL('./helper.ts', import.meta.url);
/** Memory that is kept for the next problem: it would be given back late, and threads would have to begin again. */
const MOST_KEPT_BYTES = 2 ** 30;
const free = new Map<Module, Team[]>();

/**
 * A team of its own for as long as a problem is worked on.
 *
 * @throws AppError KERNEL_MEMORY where that is more than WebAssembly can address, or this process may have
 */
export function takeTeam(module: Module, bytes: number, threads: number): Team {
  const pages = pagesOf(bytes);
  if (pages > MOST_PAGES) throw tooLarge(bytes);
  const isReady = (team: Team): boolean => {
    if (team.prepare(bytes, threads)) return true;
    team.end();
    return false;
  };
  const team = free.get(module)?.pop() ?? openTeam(module, MOST_PAGES);
  if (isReady(team)) return team;
  // Where addresses are limited (`ulimit -v`), none are kept for a larger problem.
  const small = openTeam(module, pages);
  if (isReady(small)) return small;
  throw noMemory(bytes);
}

export function releaseTeam(module: Module, team: Team): void {
  if (team.memory.buffer.byteLength > MOST_KEPT_BYTES) team.end();
  else free.set(module, [...(free.get(module) ?? []), team]);
}

function openTeam(module: Module, maximum: number): Team {
  const memory = new WebAssembly.Memory({ initial: 1, maximum, shared: true });
  const words = new Int32Array(memory.buffer);
  const own = instantiate(module, memory);
  const helpers: number[] = [];
  return {
    memory,
    prepare: (bytes, threads) => {
      const missing = pagesOf(bytes) - pagesOf(memory.buffer.byteLength);
      if (missing > 0 && !grows(memory, missing)) return false;
      for (let thread = helpers.length + 1; thread < threads; thread++)
        helpers.push(startHelper(module, memory, thread));
      return true;
    },
    run: (task, problem, scratch, count) => {
      for (const [thread, place] of scratch.entries()) Atomics.store(words, control.scratch + thread, place);
      Atomics.store(words, control.count, count);
      Atomics.store(words, control.task, tasks.indexOf(task));
      Atomics.store(words, control.problem, problem);
      Atomics.store(words, control.next, 0);
      // One that has not begun yet is left out: it may come to the next task.
      const ready = helpers.slice(0, scratch.length - 1).filter((helper) => Atomics.load(words, helper) === state.idle);
      for (const helper of ready) setState(words, helper, state.working);
      takeBlocks(words, own, 0);
      for (const helper of ready) waitFor(words, helper);
    },
    waitForAll: () => {
      for (const helper of helpers) Atomics.wait(words, helper, state.absent);
    },
    end: () => {
      for (const helper of helpers) setState(words, helper, state.ended);
    },
  };
}

function grows(memory: Memory, pages: number): boolean {
  try {
    memory.grow(pages);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Index of its state among the words of control. */
function startHelper(module: Module, memory: Memory, thread: number): number {
  const workerData: HelperData = { module, memory, thread };
  const worker = new Worker(script, { workerData, stdout: true, stderr: true });
  // One that cannot begin stays absent, and the others do its work.
  worker.on('error', () => {});
  worker.unref();
  return control.states + thread;
}

export function instantiate(module: Module, memory: Memory): Tasks {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Tasks;
}

export function takeBlocks(words: Int32Array, own: Tasks, thread: number): void {
  const run = own[tasks[Atomics.load(words, control.task)] as Task];
  const problem = Atomics.load(words, control.problem) >>> 0;
  const scratch = Atomics.load(words, control.scratch + thread) >>> 0;
  const count = Atomics.load(words, control.count);
  for (;;) {
    const index = Atomics.add(words, control.next, 1);
    if (index >= count) return;
    run(problem, scratch, index);
  }
}

export function setState(words: Int32Array, at: number, value: number): void {
  Atomics.store(words, at, value);
  Atomics.notify(words, at);
}

function tooLarge(bytes: number): AppError {
  return new AppError({
    code: 'KERNEL_MEMORY',
    message: `These vectors need ${gibibytes(bytes)} GiB to be clustered, and WebAssembly addresses 4.`,
    hint: 'Take a sample (--sample), or an encoder of fewer dimensions.',
  });
}

function noMemory(bytes: number): AppError {
  return new AppError({
    code: 'KERNEL_MEMORY',
    message: `These vectors need ${gibibytes(bytes)} GiB to be clustered, and this process may not have so much more memory.`,
    hint: 'Close what else takes memory, raise the limit of the process (ulimit -v), or take a sample (--sample), or --kernel plain, which is slow and needs less.',
  });
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}

function waitFor(words: Int32Array, helper: number): void {
  while (Atomics.load(words, helper) === state.working) Atomics.wait(words, helper, state.working);
  if (Atomics.load(words, helper) === state.idle) return;
  throw new AppError({
    code: 'KERNEL_THREAD_FAILED',
    message: 'A thread of the clustering ended before its work was done.',
    hint: 'Run it again with --threads 1; the result does not depend on the number of threads.',
    retryable: true,
  });
}
