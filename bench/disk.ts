/** The disk that figures depend on: what kind of file system a folder is on, and how fast it syncs. */
import { closeSync, fdatasyncSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './harness/spread.ts';

/** As in `ext4 on /dev/vda`; unknown where the system keeps no table of mounts. */
export function fileSystemOf(folder: string): string {
  const path = realpathSync(folder);
  const holds = (mount: string): boolean => mount === '/' || path === mount || path.startsWith(`${mount}/`);
  const found = mounts()
    .filter(([, mount = '']) => holds(mount))
    .toSorted(([, left = ''], [, right = '']) => right.length - left.length)[0];
  return found === undefined ? 'an unknown file system' : `${found[2]} on ${found[0]}`;
}

/** Median milliseconds of writing `bytes` behind one another in a file, and making them durable. */
export function syncMilliseconds(folder: string, bytes: number, times: number): number {
  const path = join(folder, 'sync-probe');
  const file = openSync(path, 'w', 0o600);
  const data = Buffer.alloc(bytes, 1);
  const once = (_: unknown, index: number): number => {
    const started = performance.now();
    writeSync(file, data, 0, bytes, index * bytes);
    fdatasyncSync(file);
    return performance.now() - started;
  };
  try {
    return median(Array.from({ length: times }, once));
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

/** Device, folder and type of each. The last of one folder is the one that is seen. */
function mounts(): string[][] {
  try {
    const lines = readFileSync('/proc/self/mounts', 'utf8').trim().split('\n');
    return lines.map((line) => line.split(' ')).toReversed();
  } catch {
    return [];
  }
}
