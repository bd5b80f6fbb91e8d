/** Bytes of an input file, unpacked where it is packed, in constant memory. */
import { createReadStream } from 'node:fs';
import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';
import { AppError, usageError } from '../../core/errors.ts';
import type { RejectReason } from './format.ts';
import type { FileKind } from './kind-of-file.ts';

/** The bytes of a file; what is gzip or, where this Node knows it, Zstandard by its name or its first bytes is unpacked. */
export async function* chunksOf(
  path: string,
  signal: AbortSignal,
  kind: FileKind = 'rows',
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { signal });
  const unpack = unpackerOf(path, kind);
  if (unpack === null) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  file.on('error', (error) => unpack.destroy(error));
  file.pipe(unpack);
  try {
    yield* unpack as AsyncIterable<Buffer>;
  } finally {
    file.destroy();
  }
}

function unpackerOf(path: string, kind: FileKind): Duplex | null {
  if (kind === 'gzip' || /\.gz$/iu.test(path)) return zlib.createGunzip();
  if (kind !== 'zstd' && !/\.zst$/iu.test(path)) return null;
  if (typeof zlib.createZstdDecompress === 'function') return zlib.createZstdDecompress();
  throw usageError(
    'INPUT_UNREADABLE',
    'This Node cannot unpack .zst.',
    'Unpack the file first, or use Node 22.15 or later.',
  );
}

/** Ends too early, or leads out of the file. */
const BROKEN = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

/** Why bytes end early: broken compression, or a bomb. What came before is used. Null where they could not be read at all. */
export function damageOf(cause: unknown, inZip: boolean): RejectReason | null {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code === 'ZIP_BOMB') return 'zip-bomb';
  const broken = code.startsWith('Z_') || code.startsWith('ZSTD_') || BROKEN.has(code);
  if (!broken) return null;
  return inZip ? 'zip-damaged' : 'gzip-damaged';
}

export function unreadable(position: string, cause: unknown): AppError {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError({
    code: 'INPUT_UNREADABLE',
    message: `The input cannot be read (${position}: ${reason}).`,
    hint: 'Check that the file exists and that you may read it.',
    exitCode: 2,
  });
}
