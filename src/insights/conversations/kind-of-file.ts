/** What a file is by its first bytes, whatever its name. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** `rows`: lines or values, as they stand. */
export type FileKind = 'rows' | 'gzip' | 'zstd' | 'zip' | 'parquet';

const beginnings: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // An empty archive.
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // PAR1; PARE where the list of columns is encrypted.
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['parquet', [0x50, 0x41, 0x52, 0x45]],
];

export function kindOf(path: string): FileKind {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(4);
    // A pipe must not be read before its time.
    if (!fstatSync(file).isFile()) return 'rows';
    const read = readSync(file, start, 0, start.length, 0);
    const found = beginnings.find(([, bytes]) => bytes.length <= read && bytes.every((byte, at) => start[at] === byte));
    return found?.[0] ?? 'rows';
  } finally {
    closeSync(file);
  }
}
