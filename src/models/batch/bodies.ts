/** The requests of a batch in the words of a vendor. */
import { setImmediate } from 'node:timers/promises';
import type { BatchRequest } from '../batch-model.ts';
import type { AsLive } from './as-live.ts';

/** Requests after which others get their turn: signals are seen, other calls go on. */
const AT_ONCE = 100;

/** A line for each request, made of its id and the JSON that the live model would send. @throws the signal's reason */
export async function bodiesOf(
  live: AsLive,
  requests: readonly BatchRequest[],
  signal: AbortSignal,
  line: (id: string, body: string) => string,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, request } of requests) {
    if (lines.length % AT_ONCE === 0) await setImmediate();
    signal.throwIfAborted();
    lines.push(line(id, await live.bodyOf(request)));
  }
  return lines;
}

export function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
}
