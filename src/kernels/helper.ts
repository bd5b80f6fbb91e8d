/** A thread of a team: sleeps until there is work, and ends when it is told to. */
import { workerData } from 'node:worker_threads';
import { control, type HelperData, instantiate, setState, state, takeBlocks } from './team.ts';

const { module, memory, thread } = workerData as HelperData;
const words = new Int32Array(memory.buffer);
const own = instantiate(module, memory);
const at = control.states + thread;

// Told to end before it began, it stays ended.
Atomics.compareExchange(words, at, state.absent, state.idle);
Atomics.notify(words, at);
for (;;) {
  Atomics.wait(words, at, state.idle);
  if (Atomics.load(words, at) === state.ended) break;
  if (Atomics.load(words, at) !== state.working) continue;
  try {
    takeBlocks(words, own, thread);
    Atomics.compareExchange(words, at, state.working, state.idle);
    Atomics.notify(words, at);
  } catch {
    setState(words, at, state.failed);
    break;
  }
}
