/** Bytes of an input file, unpacked where it is packed, in constant memory. */
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';
import { AppError, usageError } from '../../core/errors.ts';
import { withoutBombs } from './bomb.ts';
import type { RejectReason } from './format.ts';
import type { FileKind } from './kind-of-file.ts';

/** Bytes that are read at once. */
const AT_ONCE = 512 * 1024;

/**
 * The bytes of a file; what is gzip or, where this Node knows it, Zstandard by its name or its first bytes is unpacked. A
 * chunk is only good until the next is asked for: all of a plain file go through one buffer, as new ones cost as much as
 * the reading.
 */
export async function* chunksOf(
  path: string,
  signal: AbortSignal,
  kind: FileKind = 'rows',
): AsyncGenerator<Uint8Array> {
  const unpack = unpackerOf(path, kind);
  if (unpack === null) {
    yield* plainChunks(path, signal);
    return;
  }
  const { size } = statSync(path);
  const file = createReadStream(path, { signal, highWaterMark: AT_ONCE });
  file.on('error', (error) => unpack.destroy(error));
  // Whoever reads is told by the iterator; what goes wrong once nobody reads any more must end nothing.
  unpack.on('error', () => {});
  file.pipe(unpack);
  try {
    // Of a pipe nobody knows how much comes.
    yield* size > 0 ? withoutBombs(unpack as AsyncIterable<Buffer>, size) : (unpack as AsyncIterable<Buffer>);
  } finally {
    file.destroy();
  }
}

async function* plainChunks(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.throwIfAborted();
  const file = await open(path);
  try {
    const bytes = Buffer.allocUnsafeSlow(AT_ONCE);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, AT_ONCE, null);
      if (bytesRead === 0) return;
      yield bytes.subarray(0, bytesRead);
      signal.throwIfAborted();
    }
  } finally {
    await file.close();
  }
}

function unpackerOf(path: string, kind: FileKind): Duplex | null {
  const packing = packingOf(path, kind);
  if (packing === null) return null;
  if (packing === 'gzip') return zlib.createGunzip();
  if (typeof zlib.createZstdDecompress === 'function') return zlib.createZstdDecompress();
  throw usageError(
    'INPUT_UNREADABLE',
    'This Node cannot unpack .zst.',
    'Unpack the file first, or use Node 22.15 or later.',
  );
}

/** How a file is packed, by what it is or by its name. */
export function packingOf(path: string, kind: FileKind): 'gzip' | 'zstd' | null {
  if (kind === 'gzip' || /\.gz$/iu.test(path)) return 'gzip';
  return kind === 'zstd' || /\.zst$/iu.test(path) ? 'zstd' : null;
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
