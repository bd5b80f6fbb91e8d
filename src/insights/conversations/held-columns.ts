/**
 * Rows of columns within an archive. They are found from the end, and a member is unpacked from its beginning: it is held
 * in a file of its owner alone while its rows are read.
 */
import { tmpdir } from 'node:os';
import { isAppError } from '../../core/errors.ts';
import { damageOf, unreadable } from './bytes.ts';
import type { RejectReason } from './format.ts';
import { type HeldInput, holdInput } from './held-input.ts';
import type { Line } from './lines.ts';
import type { Member } from './members.ts';
import { type ParquetOptions, parquetRows } from './parquet/parquet-rows.ts';

/** As of a file of columns. @throws AppError `INPUT_NOT_HELD`, `INPUT_UNREADABLE`; the reason of the signal */
export async function* heldColumns(
  { open }: Pick<Member, 'open'>,
  options: ParquetOptions,
): AsyncGenerator<Iterable<Line>> {
  const held = await hold(open(options.signal), options);
  if (typeof held === 'string') {
    yield [{ number: 1, text: null, problem: held }];
    return;
  }
  try {
    yield* parquetRows(held.path, options);
  } finally {
    held.release();
  }
}

async function hold(
  chunks: AsyncIterable<Uint8Array>,
  { position, signal }: ParquetOptions,
): Promise<HeldInput | RejectReason> {
  try {
    return await holdInput(chunks, signal, tmpdir(), 'A member of the archive');
  } catch (cause) {
    signal.throwIfAborted();
    if (isAppError(cause)) {
      if (cause.code === 'INPUT_EMPTY') return 'parquet-damaged';
      throw cause;
    }
    const problem = damageOf(cause, true);
    if (problem === null) throw unreadable(position, cause);
    return problem;
  }
}
