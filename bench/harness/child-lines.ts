/** What a child in TypeScript tells of its work, as `peers.py` does. */
import { writeSync } from 'node:fs';

export interface ChildClock {
  /** Seconds of the clock and of this process's threads since it was made, without what happened inside of `paused`. */
  read(): { seconds: number; cpu: number };
  paused<Value>(work: () => Value): Value;
}

export function createClock(): ChildClock {
  const start = now();
  const outside = { seconds: 0, cpu: 0 };
  const read = (): { seconds: number; cpu: number } => {
    const { seconds, cpu } = now();
    return { seconds: seconds - start.seconds - outside.seconds, cpu: cpu - start.cpu - outside.cpu };
  };
  return {
    read,
    paused: (work) => {
      const before = read();
      const value = work();
      const after = read();
      outside.seconds += after.seconds - before.seconds;
      outside.cpu += after.cpu - before.cpu;
      return value;
    },
  };
}

export function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

export function end(found: object): never {
  say({ end: true, peakBytes: process.resourceUsage().maxRSS * 1024, ...found });
  process.exit(0);
}

function now(): { seconds: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 };
}
