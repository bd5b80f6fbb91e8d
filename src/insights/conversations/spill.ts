/** Conversations parked in a private file while their order is not known yet. */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { unwritable } from '../../store/files.ts';

/** Where a record stands in the file. */
export interface Place {
  readonly offset: number;
  readonly bytes: number;
}

export interface Spill {
  add(record: unknown): Place;
  /** The record as JSON text. */
  read(place: Place): string;
  /** Removes the file. */
  close(): void;
}

/** Bytes that are gathered before they are written. */
const BLOCK = 1024 * 1024;

export function openSpill(path: string): Spill {
  rmSync(path, { force: true });
  const file = openPrivate(path, 'wx+');
  let gathered: Buffer[] = [];
  let waiting = 0;
  let end = 0;
  const flush = (): void => {
    writeAll(file, Buffer.concat(gathered), path);
    gathered = [];
    waiting = 0;
  };
  return {
    add: (record) => {
      const data = Buffer.from(JSON.stringify(record));
      gathered.push(data);
      waiting += data.length;
      if (waiting >= BLOCK) flush();
      end += data.length;
      return { offset: end - data.length, bytes: data.length };
    },
    read: ({ offset, bytes }) => {
      if (waiting > 0) flush();
      const data = Buffer.allocUnsafe(bytes);
      for (let read = 0; read < bytes; ) {
        const got = readSync(file, data, read, bytes - read, offset + read);
        if (got === 0) throw unwritable(path, { code: 'EIO' });
        read += got;
      }
      return data.toString('utf8');
    },
    close: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

/** A file for its owner alone. */
export function openPrivate(path: string, flag: 'w' | 'wx+'): number {
  try {
    return openSync(path, flag, 0o600);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** One call may write a part only. */
export function writeAll(file: number, data: Uint8Array, path: string): void {
  try {
    for (let written = 0; written < data.length; ) written += writeSync(file, data, written);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
