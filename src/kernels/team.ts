/** Threads that take blocks of one task until none is left. The caller's own is one of them, so that nothing waits for a thread to begin. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../core/errors.ts';
import { type Memory, type Module, WebAssembly } from './webassembly.ts';

/** Exports of `assembly/index.ts`. Each takes where the problem and the thread's own memory lie, and the number of a block or panel. */
export type Task = 'assignBlock' | 'prepareBlock' | 'preparePanel' | 'seedBlock';
export type Tasks = Readonly<Record<Task, (problem: number, scratch: number, index: number) => void>>;
export const tasks: readonly Task[] = ['assignBlock', 'prepareBlock', 'preparePanel', 'seedBlock'];

/** Words of control, at the beginning of the shared memory. */
export const control = { next: 0, count: 1, task: 2, problem: 3, states: 16 } as const;
/** What a helper is at. */
export const state = { absent: 0, idle: 1, working: 2, ended: 3, failed: 4 } as const;

export interface HelperData {
  readonly module: Module;
  readonly memory: Memory;
  readonly scratch: number;
  /** Index of its state among the words of control. */
  readonly state: number;
}

export interface Team {
  /** Does all blocks, 0 to `count` - 1. */
  run(task: Task, count: number): void;
  /** Until every thread has begun. */
  waitForAll(): void;
  close(): void;
}

const script = new URL('./helper.ts', import.meta.url);

export function openTeam(module: Module, memory: Memory, problem: number, scratch: readonly number[]): Team {
  const words = new Int32Array(memory.buffer);
  const own = instantiate(module, memory);
  const helpers = scratch.slice(1).map((place, index) => {
    const at = control.states + index;
    const workerData: HelperData = { module, memory, scratch: place, state: at };
    const worker = new Worker(script, { workerData, stdout: true, stderr: true });
    worker.on('error', () => setState(words, at, state.failed));
    worker.unref();
    return at;
  });
  const close = (): void => {
    for (const at of helpers) setState(words, at, state.ended);
  };
  return {
    run: (task, count) => {
      Atomics.store(words, control.count, count);
      Atomics.store(words, control.task, tasks.indexOf(task));
      Atomics.store(words, control.problem, problem);
      Atomics.store(words, control.next, 0);
      // One that has not begun yet is left out: it may come to the next task.
      const at = helpers.filter((helper) => Atomics.load(words, helper) === state.idle);
      for (const helper of at) setState(words, helper, state.working);
      takeBlocks(words, own, scratch[0] as number);
      for (const helper of at) waitFor(words, helper);
    },
    waitForAll: () => {
      for (const at of helpers) Atomics.wait(words, at, state.absent);
    },
    close,
  };
}

export function instantiate(module: Module, memory: Memory): Tasks {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Tasks;
}

export function takeBlocks(words: Int32Array, own: Tasks, scratch: number): void {
  const run = own[tasks[Atomics.load(words, control.task)] as Task];
  const problem = Atomics.load(words, control.problem);
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
