/** Results out of the files of a vendor. */
import type { BatchResult } from '../batch-model.ts';
import { CallError } from '../call-error.ts';
import { type Download, linesOf } from './download.ts';
import { vendorError } from './vendor-call.ts';

export interface ResultFile extends Download {
  /** Null for a line that cannot be read. */
  readonly resultOf: (line: string) => Promise<BatchResult | null>;
  /** Whether it may have been thrown away: then it is as an empty one. */
  readonly isPast?: boolean;
}

/** What cannot be read is passed over. @throws CallError, `server` where a batch that has ended has no such file */
export async function* resultsIn({ open, resultOf, isPast = false, ...file }: ResultFile): AsyncGenerator<BatchResult> {
  const opened = (signal: AbortSignal) =>
    open(signal).catch((error) => {
      const failure = vendorError(error);
      if (failure.kind !== 'model-unknown') throw failure;
      if (isPast) return new Response(null);
      throw new CallError('server', { status: 404 });
    });
  for await (const line of linesOf({ ...file, open: opened })) {
    const result = await resultOf(line);
    if (result !== null) yield result;
  }
}
