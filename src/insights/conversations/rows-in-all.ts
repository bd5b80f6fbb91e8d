/** How many rows files hold, as far as that shows while they are read. */
import { statSync } from 'node:fs';
import { packingOf } from './bytes.ts';
import type { InputFile } from './input-files.ts';
import { kindOf } from './kind-of-file.ts';

export interface RowsInAll {
  /** Bytes of the files that were read. */
  add(bytes: number): void;
  /** By the rows that these bytes held; null where files are packed or in columns, whose bytes say little of their rows. */
  expected(rows: number): number | null;
}

export function rowsInAll(files: readonly InputFile[]): RowsInAll {
  const sizes = files.map(plainSize);
  const size = sizes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const isKnown = size > 0 && !sizes.includes(null);
  let read = 0;
  return {
    add: (bytes) => {
      read += bytes;
    },
    expected: (rows) => (isKnown && read > 0 ? Math.max(rows, Math.round((rows * size) / read)) : null),
  };
}

/** Null as well where it cannot be read: whoever reads it says so. */
function plainSize({ path }: InputFile): number | null {
  try {
    const stat = statSync(path);
    // What is no file is not opened: a pipe would be waited for.
    const kind = stat.isFile() ? kindOf(path) : null;
    return kind === 'rows' && packingOf(path, kind) === null ? stat.size : null;
  } catch {
    return null;
  }
}
